package weft.cli.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.cli.output.JsonObject;
import weft.cli.output.JsonText;
import weft.config.Effective;
import weft.crawl.Estimate;
import weft.crawl.HostSurvey;
import weft.crawl.HostSurvey.Contact;
import weft.crawl.JudgedUrl;
import weft.crawl.RobotsSurvey;
import weft.crawl.SitemapSurvey;
import weft.model.Decision;
import weft.model.Reason;

/** A plan as one JSON object; durations in milliseconds, null for what is not known. */
final class PlanJson {
  /** Most seeds that are left out and named. */
  private static final int SEEDS = 20;

  private final Plan plan;

  PlanJson(Plan plan) {
    this.plan = plan;
  }

  String text() {
    List<JudgedUrl> excluded = plan.report().seedsExcluded();
    return new JsonObject()
        .with("file", plan.file())
        .with("seeds", plan.seeds())
        .raw("settings", array(plan.changes(), PlanJson::setting))
        .with("scope", plan.settings().scope().preset().label())
        .raw("patterns", array(plan.patterns(), rule -> JsonText.of(PlanText.label(rule))))
        .with("seeds_left_out", excluded.size())
        .raw("left_out_seeds", array(excluded.stream().limit(SEEDS).toList(), PlanJson::judged))
        .raw("hosts", array(plan.shown(), PlanJson::host))
        .raw("further_hosts", further())
        .raw("urls", array(plan.report().asked(), PlanJson::judged))
        .raw("estimate", estimate(plan.report().estimate()))
        .with("time_up", plan.report().timeUp())
        .text();
  }

  private static <T> String array(List<T> values, Function<T, String> json) {
    return values.stream().map(json).collect(Collectors.joining(",", "[", "]"));
  }

  private static String setting(Effective.Change change) {
    return new JsonObject()
        .with("name", change.name())
        .with("value", change.value())
        .with("origin", change.origin())
        .text();
  }

  private static String judged(JudgedUrl judged) {
    return decided(new JsonObject().with("url", judged.url()), judged.decision()).text();
  }

  private static JsonObject decided(JsonObject json, Decision decision) {
    Reason reason = decision.reason();
    return json.with("fetched", decision.accepted())
        .with("reason", reason == null ? null : reason.label())
        .with("rule", decision.rule());
  }

  private static String host(HostSurvey host) {
    RobotsSurvey robots = host.robots();
    return new JsonObject()
        .with("origin", host.origin())
        .with("contact", label(host.contact()))
        .with("detail", host.detail())
        .with("seeds", host.seeds())
        .with("seeds_barred", host.barred())
        .raw("robots", robots == null ? "null" : robots(robots))
        .with("delay_ms", host.delay().toMillis())
        .with("delay_reason", host.why().label())
        .with("interval_ms", millis(host.interval()))
        .raw("sitemaps", sitemaps(host.sitemaps()))
        .text();
  }

  private static String label(Contact contact) {
    return contact.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String robots(RobotsSurvey robots) {
    return new JsonObject()
        .with("status", robots.status())
        .with("detail", robots.detail())
        .with("group", robots.group().isEmpty() ? null : robots.group())
        .with("crawl_delay_ms", millis(robots.crawlDelay()))
        .text();
  }

  private static String sitemaps(SitemapSurvey found) {
    return new JsonObject()
        .with("read", found.read())
        .with("unread", found.unread())
        .with("listed", found.listed())
        .with("fetched", found.accepted())
        .raw("left_out", array(List.copyOf(found.rejected().entrySet()), PlanJson::rejected))
        .raw("samples", array(found.samples(), PlanJson::judged))
        .raw("troubles", array(found.troubles(), JsonText::of))
        .text();
  }

  private static String rejected(Map.Entry<Decision, Long> rule) {
    return decided(new JsonObject().with("urls", rule.getValue()), rule.getKey()).text();
  }

  private String further() {
    JsonObject json = new JsonObject().with("hosts", plan.further().size());
    for (Contact contact : Contact.values()) {
      json.with(label(contact).replace('-', '_'), plan.further(contact));
    }
    return json.with(
            "listed", plan.further().stream().mapToLong(host -> host.sitemaps().listed()).sum())
        .with("fetched", plan.further().stream().mapToLong(h -> h.sitemaps().accepted()).sum())
        .text();
  }

  private String estimate(Estimate estimate) {
    boolean known = estimate.pages() > 0;
    return new JsonObject()
        .with("pages", known ? estimate.pages() : null)
        .with("requests", known ? estimate.requests() : null)
        .with("duration_ms", known ? millis(estimate.duration()) : null)
        .with("bytes", known && plan.earlier() > 0 ? plan.bytes() : null)
        .with("limit", estimate.limit().isEmpty() ? null : estimate.limit())
        .text();
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
