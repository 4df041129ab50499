package weft.crawl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.hook.Hook;
import weft.hook.Question;
import weft.hook.Reply;
import weft.model.Body;
import weft.model.CrawlUrl;
import weft.model.Exchange;
import weft.model.LinkKind;
import weft.model.Outlink;
import weft.model.Page;
import weft.model.Told;
import weft.parse.BodyText;
import weft.parse.LinkResolver;
import weft.url.CanonicalResult;
import weft.url.Url;

/** Asks a command of the user's about each page, and adds what it answers. */
public final class CommandStep implements PageStep {
  /** Decoded bytes; the body of a longer page is not handed over. */
  private static final int LONGEST_BODY = 8 << 20;

  private final Hook hook;
  private final LinkResolver resolver;
  private final OwnTrouble trouble = new OwnTrouble("asking the command of on-page");

  /**
   * A step that asks that command.
   *
   * @param hook stays open
   */
  public CommandStep(Hook hook, LinkResolver resolver) {
    this.hook = hook;
    this.resolver = resolver;
  }

  @Override
  public Page of(CrawlUrl url, Exchange exchange, Body body, Page page) {
    Page said = trouble.unless(url.url(), () -> ask(url, exchange, body, page));
    return said == null ? page : said;
  }

  private Page ask(CrawlUrl url, Exchange exchange, Body body, Page page) {
    Hook.Answer answer =
        hook.ask(new Question(url, exchange, page, () -> text(exchange, body.decoded())));
    Reply reply = answer.reply();
    Told told = answer.told();
    List<Outlink> links = new ArrayList<>();
    String detail = told.detail();
    Set<Url> known = new LinkedHashSet<>();
    for (Reply.Link link : reply.links()) {
      if (!(resolver.resolve(link.url(), url.url()) instanceof CanonicalResult.Accepted found)) {
        detail = "some of its links are no web addresses";
      } else if (known.add(found.url())) {
        links.add(new Outlink(found.url(), LinkKind.ON_PAGE, "", link.text(), false));
      }
    }
    return page.with(
        links, new Told(told.outcome(), reply.values(), links.size(), told.took(), detail));
  }

  private static @Nullable String text(Exchange exchange, byte[] body) {
    String type = exchange.headers().first("Content-Type").orElse(null);
    return body.length > LONGEST_BODY ? null : BodyText.of(body, type);
  }

  @Override
  public void hurry() {
    hook.hurry();
  }
}
