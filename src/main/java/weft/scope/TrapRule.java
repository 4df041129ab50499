package weft.scope;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import weft.model.Decision;
import weft.model.Reason;
import weft.url.Url;

/** Rejects URLs that are plainly without end: by repeated segments, their number, parameters. */
final class TrapRule implements ScopeRule {
  private final TrapSettings settings;

  TrapRule(TrapSettings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Decision> judge(Url url) {
    if (settings.mode() == TrapMode.OFF) {
      return Optional.empty();
    }
    String text = url.pathAndQuery();
    int question = text.indexOf('?');
    int end = question < 0 ? text.length() : question;
    int segments = count(text, '/', 0, end);
    if (segments > settings.segments()) {
      return reject("max-segments " + settings.segments());
    }
    if (segments > settings.repeats() && repeated(text.substring(0, end))) {
      return reject("max-repeats " + settings.repeats());
    }
    return question >= 0 && count(text, '&', end, text.length()) >= settings.parameters()
        ? reject("max-parameters " + settings.parameters())
        : Optional.empty();
  }

  private boolean repeated(String path) {
    Map<String, Integer> counts = new HashMap<>();
    for (int from = 1; from > 0 && from < path.length(); ) {
      int slash = path.indexOf('/', from);
      String segment = path.substring(from, slash < 0 ? path.length() : slash);
      if (counts.merge(segment, 1, Integer::sum) > settings.repeats()) {
        return true;
      }
      from = slash + 1;
    }
    return false;
  }

  private static int count(String text, char wanted, int from, int to) {
    int found = 0;
    for (int i = from; i < to; i++) {
      found += text.charAt(i) == wanted ? 1 : 0;
    }
    return found;
  }

  private static Optional<Decision> reject(String rule) {
    return Optional.of(Decision.reject(Reason.TRAP, rule));
  }
}
