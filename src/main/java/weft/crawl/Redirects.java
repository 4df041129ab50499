package weft.crawl;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import weft.model.CrawlUrl;
import weft.model.FetchResult;
import weft.model.LinkKind;
import weft.model.LinkPlace;
import weft.model.Outlink;
import weft.scope.Scope;
import weft.url.CanonicalResult.Accepted;
import weft.url.Canonicalizer;
import weft.url.Url;

/**
 * Turns a redirect into a link, which then passes scope, dedup, robots and politeness like any
 * other. The redirect of a seed may bring the place it leads to into scope: the user named a site
 * by an address that the site has left.
 */
final class Redirects {

  /** Called when a seed's redirect has widened the scope. */
  @FunctionalInterface
  interface Widening {
    void widened(String scope);
  }

  private final Canonicalizer canonicalizer;
  private final Canonicalizer exact = new Canonicalizer();
  private final Scope scope;
  private final boolean extend;
  private final boolean keepsCookies;
  private final Widening widening;
  private final AtomicBoolean widened = new AtomicBoolean();

  /**
   * Redirects judged by that scope.
   *
   * @param extend whether those of seeds extend it
   * @param keepsCookies whether cookies that answers set are sent from then on
   */
  Redirects(
      Canonicalizer canonicalizer,
      Scope scope,
      boolean extend,
      boolean keepsCookies,
      Widening widening) {
    this.canonicalizer = canonicalizer;
    this.scope = scope;
    this.extend = extend;
    this.keepsCookies = keepsCookies;
    this.widening = widening;
  }

  /** The link to where the redirect leads; empty where that is no URL that can be crawled. */
  Optional<Outlink> follow(CrawlUrl from, FetchResult.Redirect redirect) {
    Url target = target(from.url(), redirect.location());
    if (target == null) {
      return Optional.empty();
    }
    if (extend && from.seedOrItsRedirect()) {
      widen(from.url(), target);
    }
    return Optional.of(
        new Outlink(
            target,
            LinkKind.REDIRECT,
            "",
            "",
            false,
            LinkPlace.outside(redirect.location().strip())));
  }

  /**
   * Whether a URL is to be asked once more: it redirects to itself and sets a cookie, without which
   * it would go on doing so.
   */
  boolean wantsCookie(CrawlUrl from, FetchResult.Redirect redirect) {
    return keepsCookies
        && from.attempts() == 0
        && redirect.exchange().headers().first("Set-Cookie").isPresent()
        && Objects.equals(target(from.url(), redirect.location()), from.url());
  }

  /**
   * Where a chain of redirects that sets a cookie at its end leads to: if that is a URL it came
   * from, it is to be asked once more. Empty where no cookie is set or kept.
   */
  Optional<Url> backWithCookie(CrawlUrl from, FetchResult.Redirect redirect) {
    return keepsCookies
            && from.redirectsInARow() > 0
            && redirect.exchange().headers().first("Set-Cookie").isPresent()
        ? Optional.ofNullable(target(from.url(), redirect.location()))
        : Optional.empty();
  }

  /**
   * A redirect that only adds what the user's rewrites drop again leads where it says: the page
   * could not be had otherwise.
   */
  private @Nullable Url target(Url from, String location) {
    if (!(canonicalizer.canonicalize(location, from) instanceof Accepted(Url target, _))) {
      return null;
    }
    if (target.equals(from) && exact.canonicalize(location, from) instanceof Accepted(Url url, _)) {
      return url;
    }
    return target;
  }

  /** Whether the scope was widened since this was last asked. */
  boolean widenedSinceAsked() {
    return widened.getAndSet(false);
  }

  private void widen(Url seed, Url target) {
    scope
        .extend(seed, target)
        .ifPresent(
            added -> {
              widened.set(true);
              widening.widened(added);
            });
  }
}
