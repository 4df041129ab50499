package weft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import weft.cli.command.ExitCode;

/** A crawl of a small web that has something of everything that an export has to get right. */
final class ExportedSite implements AutoCloseable {
  static final String LONG = "<p>" + "All work and no play makes a long page. ".repeat(20_000);

  final TypedCrawl typed;
  final Path directory;

  ExportedSite(Path directory) {
    this.directory = directory;
    typed = new TypedCrawl(directory);
    byte[] packed = gzip("<html lang=de><title>Gepackt</title><main><h1>Gepackt</h1><p>Text");
    typed
        .site
        .page(
            "/",
            "<title>Home &amp; hearth</title><link rel=stylesheet"
                + " href=/style.css><main><h1>Home</h1><p>See <a href=/a/>the <b>a</b></a>, <a"
                + " href='/packed#x'>packed</a>, <a href=/copy>copy</a> and <a"
                + " href='/list?b=2&amp;a=1'>list</a>.<a href=/moved>moved</a><a"
                + " href=/gone>gone</a><a href=/long>long</a><a"
                + " href=/%2e%2e%2fetc%2fpasswd>climb</a><a href=/CON.html>con</a><a href=/A/>other"
                + " case</a><a href=https://elsewhere.example/>out</a></main>")
        .page("/a/", "<title>A</title><p>Some text<img src=/dot.png alt=dot>")
        .page("/A/", "<title>Capital</title><p>Other text <a href=/>home</a>")
        .page("/copy", "<title>A</title><p>Some text<img src=/dot.png alt=dot>")
        .page("/list?b=2&a=1", "<title>../../etc/passwd</title><p>Listed")
        .page("/%2e%2e%2fetc%2fpasswd", "<title>Climbing</title><p>Down")
        .page("/CON.html", "<title>Device</title><p>Console")
        .page("/long", LONG)
        .file("/style.css", "text/css", "body { background: url(dot.png) }".getBytes(UTF_8))
        .file("/dot.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2})
        .redirect("/moved", "/a/")
        .status("/gone", 410)
        .put(
            "/packed",
            new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .addHeader("Content-Encoding", "gzip")
                .addHeader("ETag", "\"v1\"")
                .body(new Buffer().write(packed))
                .build());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  ExportedSite crawled(String... more) {
    assertEquals(ExitCode.DONE, typed.crawl(more), typed.terminal::err);
    return this;
  }

  /** Exports; answers what was said. */
  String export(String... words) {
    return typed(ExitCode.DONE, words);
  }

  /** Exports in vain; answers what was said. */
  String refused(String... words) {
    return typed(ExitCode.USAGE, words);
  }

  private String typed(ExitCode expected, String... words) {
    String[] all = Stream.concat(Stream.of("export"), Stream.of(words)).toArray(String[]::new);
    assertEquals(expected, typed.terminal.type(all), typed.terminal::err);
    return typed.terminal.err();
  }

  String url(String path) {
    return typed.site.url(path);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** The names of all files there, in order. */
  List<String> files(String under) throws IOException {
    Path top = directory.resolve(under);
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> top.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    typed.close();
  }
}
