package weft.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.SiteServer;
import weft.cli.command.ExitCode;

/**
 * A small web, and someone who crawls it from the command line into {@code site.db}. The site
 * answers to other names too: what the crawl is told of them is {@link #names}.
 */
public final class TypedCrawl implements AutoCloseable {
  public final SiteServer site = SiteServer.start();
  public final Terminal terminal;
  final Path directory;

  public TypedCrawl(Path directory) {
    this.directory = directory;
    terminal = new Terminal(directory, Wiring.parts());
  }

  /** Crawls from the front page, without delay. */
  public ExitCode crawl(String... more) {
    return crawlFrom(site.url("/"), more);
  }

  /** Crawls from there, without delay. */
  ExitCode crawlFrom(String seed, String... more) {
    List<String> words = new ArrayList<>(List.of("crawl", seed, "-o", "site.db", "--delay", "0"));
    Collections.addAll(words, more);
    return terminal.type(words.toArray(String[]::new));
  }

  /** The URL of a path under another name. */
  public String url(String host, String path) {
    return "http://" + host + ":" + site.port() + path;
  }

  /** The value of {@code --resolve} that leads a name here. */
  public String names(String host) {
    return host + ":" + site.port() + ":127.0.0.1";
  }

  /** What was asked for of the site besides robots.txt and the sitemap that is looked for. */
  List<String> fetched() {
    return site.targets().stream()
        .filter(target -> !target.equals("/robots.txt") && !target.equals("/sitemap.xml"))
        .toList();
  }

  /** The rows that a query finds, as CSV. */
  public List<String> rows(String sql) {
    ExitCode code = terminal.type("query", "site.db", sql, "--format", "csv");
    if (code != ExitCode.DONE) {
      throw new AssertionError(terminal.err());
    }
    return terminal.out().lines().skip(1).toList();
  }

  /** A file in the working directory with that text. */
  Path file(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file in the working directory. */
  public String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    site.close();
  }
}
