package weft.scope;

import java.util.Optional;
import weft.model.Decision;
import weft.url.Url;

/** One rule of a scope. Rules are asked in order until one of them decides. */
interface ScopeRule {

  /** Accepts or rejects; empty where the rule passes and leaves the URL to the next one. */
  Optional<Decision> judge(Url url);
}
