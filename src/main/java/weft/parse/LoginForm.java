package weft.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import weft.model.Body;
import weft.url.Url;

/**
 * A form of a page as a browser would send it if its fields were left as they are; hidden ones,
 * such as tokens against forgery, are among them.
 *
 * @param action where it is sent to, absolute and not canonical
 * @param fields names and values, in document order
 */
public record LoginForm(String action, Map<String, String> fields) {

  /** The first form of a page that has all those fields; empty where there is none. */
  public static Optional<LoginForm> find(Url page, Body body, Collection<String> names) {
    for (FormElement form : document(page, body).forms()) {
      boolean fits =
          names.stream()
              .allMatch(
                  name -> form.elements().stream().anyMatch(e -> e.attr("name").equals(name)));
      if (fits) {
        return Optional.of(read(page, form));
      }
    }
    return Optional.empty();
  }

  private static LoginForm read(Url page, FormElement form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Connection.KeyVal field : form.formData()) {
      fields.put(field.key(), field.value());
    }
    String action = form.attr("action").isBlank() ? page.text() : form.absUrl("action");
    return new LoginForm(action, fields);
  }

  private static Document document(Url page, Body body) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(body.decoded()), null, page.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
