package weft.cli.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import weft.cli.command.Arguments;
import weft.cli.command.Command;
import weft.cli.command.Console;
import weft.cli.command.ExitCode;
import weft.cli.command.Manual;
import weft.cli.command.Manual.Chapter;
import weft.cli.command.Manual.Example;
import weft.cli.command.Parts;
import weft.cli.command.TypedUrl;
import weft.cli.output.Printable;
import weft.config.ConfigException;
import weft.parse.ParseSettings;
import weft.parse.TextExtractor;
import weft.store.StoreReader;
import weft.store.StoredBody;
import weft.url.Url;
import weft.url.Userinfo;

/** {@code weft cat}: a stored body, or the headers that came with it. */
public final class CatCommand implements Command {
  private static final int BEGINNING = 8_000;
  private static final String NOT_HERE =
      ", which can upset a terminal; write it to a file or a pipe";

  private final Parts parts;

  /** The command, wired to those parts. */
  public CatCommand(Parts parts) {
    this.parts = parts;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "cat",
        Chapter.READ,
        "print a stored body",
        List.of("cat FILE[@RUN] URL [--raw | --headers | --text]"),
        List.of(
            "The newest answer is printed, byte for byte; on a terminal as text, without what could"
                + " drive it. Of a page that has become an error or"
                + " fails, that is the last good one; FILE@RUN prints what that run has."),
        List.of(
            new Example("weft cat site.db https://example.org/ > index.html", "the page itself"),
            new Example("weft cat site.db example.org --text", "its main text"),
            new Example("weft cat site.db example.org --headers", "how it was answered")));
  }

  @Override
  public CommandSpec spec() {
    return Arguments.spec(Arguments.file(), Arguments.argument(1, "URL", "The URL to print"))
        .addOption(flag("--raw", "Still compressed, where it is stored so"))
        .addOption(flag("--text", "The main text, as far as it has one"))
        .addOption(flag("--headers", "Status line and headers instead of the body"));
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  @Override
  public ExitCode run(ParseResult line, Console console) {
    String typed = Userinfo.withoutIn(Arguments.argument(line, 1));
    try (StoreReader file = Arguments.open(line, console)) {
      StoredBody body = body(file, typed);
      if (body.newest() != body.status()) {
        console.say(
            typed + newer(body) + "; this is the last good answer, status " + body.status());
      }
      if (line.hasMatchedOption("--headers")) {
        print("HTTP " + body.status() + "\n" + body.headers(), console);
      } else if (line.hasMatchedOption("--text")) {
        print(text(body, typed), console);
      } else {
        boolean raw = line.hasMatchedOption("--raw");
        byte[] bytes = bytes(body, typed, raw);
        if (console.screen().out()) {
          print(forTerminal(body, bytes, raw), console);
        } else {
          console.out().bytes(bytes);
        }
      }
    }
    return ExitCode.DONE;
  }

  private static void print(String text, Console console) {
    console.out().print(console.screen().out() ? Printable.text(text) : text);
  }

  /** A body as text, in its own charset; bytes that are none are kept from the terminal. */
  private static String forTerminal(StoredBody body, byte[] bytes, boolean raw) {
    if (raw) {
      throw new ConfigException("--raw prints bytes as they are" + NOT_HERE);
    }
    String text = new String(bytes, charset(body));
    if (text.lastIndexOf('\0', BEGINNING) >= 0) {
      throw new ConfigException("this body is no text" + NOT_HERE);
    }
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  private static Charset charset(StoredBody body) {
    try {
      return body.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(body.charset());
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String newer(StoredBody body) {
    return body.newest() == 0 ? " was not answered lately" : " answers " + body.newest() + " now";
  }

  private static String text(StoredBody body, String typed) {
    TextExtractor texts = new TextExtractor(ParseSettings.of("weft"));
    String type = ContentFilling.contentType(body.headers(), body.charset());
    String text = texts.content(bytes(body, typed, false), type, typed).text();
    return (text == null ? "" : text) + "\n";
  }

  private StoredBody body(StoreReader file, String typed) {
    List<Url> canonical = new TypedUrl(file, parts.urls(), typed).canonical();
    return canonical.stream()
        .flatMap(url -> file.body(url).stream())
        .findFirst()
        .orElseThrow(() -> nothing(file, canonical, typed));
  }

  private static ConfigException nothing(StoreReader file, List<Url> canonical, String typed) {
    boolean known = canonical.stream().anyMatch(url -> file.facts(url).isPresent());
    String what = known ? " was not answered" : " is not known here";
    return new ConfigException(typed + what + "; 'weft explain' says more");
  }

  private static byte[] bytes(StoredBody body, String typed, boolean raw) {
    if (!body.kept()) {
      throw new ConfigException("the body of " + typed + " was not kept, see --store-body");
    }
    try {
      return raw ? body.bytes() : body.decoded();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the stored body of " + typed + " cannot be decoded: " + e.getMessage(), e);
    }
  }
}
