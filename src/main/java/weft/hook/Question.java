package weft.hook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.minidev.json.JSONStyle;
import net.minidev.json.JSONValue;
import org.jspecify.annotations.Nullable;
import weft.model.Content;
import weft.model.CrawlUrl;
import weft.model.Exchange;
import weft.model.Header;
import weft.model.Page;

/**
 * What a command is told of a page: one JSON object on one line, in ASCII but for what is text.
 *
 * @param url where it was asked for
 * @param body as text; answers null where it is none, or too long to be handed over
 */
public record Question(
    CrawlUrl url, Exchange exchange, Page page, Supplier<@Nullable String> body) {
  private static final JSONStyle STYLE = new JSONStyle(JSONStyle.FLAG_PROTECT_4WEB);

  /** The line, without its end. */
  String line() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("url", url.url().text());
    fields.put("status", exchange.status());
    fields.put("depth", url.hopsFromSeed());
    fields.put("fetched_at", exchange.at().toString());
    fields.put("content_type", exchange.headers().first("Content-Type").orElse(null));
    fields.put("headers", headers());
    fields.put("title", page.title());
    fields.put("description", page.description());
    fields.put("language", page.language());
    fields.put("canonical", page.canonical());
    fields.put("robots", page.robots());
    fields.put("links", page.links().stream().map(link -> link.target().text()).toList());
    Content content = page.content();
    fields.put("text", content == null ? null : content.text());
    fields.put("body", body.get());
    return json(fields);
  }

  private List<List<String>> headers() {
    List<List<String>> pairs = new ArrayList<>();
    for (Header field : exchange.headers().fields()) {
      pairs.add(List.of(field.name(), field.value()));
    }
    return pairs;
  }

  private static String json(Map<String, @Nullable Object> fields) {
    try {
      StringBuilder text = new StringBuilder();
      JSONValue.writeJSONString(fields, text, STYLE);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
