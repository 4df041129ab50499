package weft.export.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.url.CanonicalResult;
import weft.url.Canonicalizer;

/** A list of URLs, one a line; empty lines and those that begin with # are left out. */
final class UrlListFile {
  private final String name;
  private final Canonicalizer canonicalizer;
  private final ArchiveSink sink;

  UrlListFile(String name, Canonicalizer canonicalizer, ArchiveSink sink) {
    this.name = name;
    this.canonicalizer = canonicalizer;
    this.sink = sink;
  }

  void read(Path file) throws IOException {
    // Unlike Files.lines, this reader takes what is no UTF-8 for a sign of its own.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      long at = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        String text = line.replace("\ufeff", "").strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          take(text, at);
        }
      }
    }
  }

  private void take(String text, long line) {
    if (canonicalizer.canonicalize(text, null) instanceof CanonicalResult.Accepted accepted) {
      sink.named(accepted.url(), name + ":" + line);
    } else {
      sink.problem(new ArchiveProblem(name, line, "line is no URL: " + text));
    }
  }
}
