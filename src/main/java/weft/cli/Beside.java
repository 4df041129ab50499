package weft.cli;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weft.config.BesideSettings;
import weft.config.Effective;
import weft.crawl.CommandStep;
import weft.crawl.CrawlSettings;
import weft.crawl.Extensions;
import weft.crawl.PageStep;
import weft.hook.Hook;
import weft.parse.LinkResolver;
import weft.url.Canonicalizer;

/** What happens beside the file that a crawl writes: a command of the user's is told of pages. */
final class Beside implements AutoCloseable {
  private final @Nullable Hook hook;
  private final LinkResolver resolver;

  private Beside(@Nullable Hook hook, LinkResolver resolver) {
    this.hook = hook;
    this.resolver = resolver;
  }

  /** What the settings ask for. */
  static Beside of(Effective effective, CrawlSettings settings) {
    return new Beside(
        new BesideSettings(effective).hook().map(Hook::new).orElse(null),
        new Canonicalizer(settings.rewrites())::canonicalize);
  }

  /** What takes part in the crawl. */
  Extensions extensions() {
    PageStep step = hook == null ? PageStep.NONE : new CommandStep(hook, resolver);
    return new Extensions(UnaryOperator.identity(), step);
  }

  @Override
  public void close() {
    if (hook != null) {
      hook.close();
    }
  }
}
