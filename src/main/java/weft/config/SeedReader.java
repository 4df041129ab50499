package weft.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.model.Seed;
import weft.url.CanonicalResult;
import weft.url.Url;
import weft.url.Userinfo;

/**
 * Reads seeds from arguments, lists and tables. A list is UTF-8 text, one URL a line; blank lines
 * and comments, from {@code #} at the start of a line or after white space, are passed over. A
 * table is CSV, see {@code SeedTable}. A line that is no URL is remembered as a problem and the
 * rest goes on; an argument that is none is an error. For one thread, one use.
 */
public final class SeedReader {
  private static final int LONGEST_LINE = 64 * 1024;

  private final SeedParser parser;
  private final InputStream stdin;
  private final Path directory;
  private final List<Seed> seeds = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<Url> known = new HashSet<>();
  private final Map<String, String> credentials = new HashMap<>();
  private int repeated;

  /** A reader of files relative to that directory, where {@code -} is that standard input. */
  public SeedReader(SeedParser parser, InputStream stdin, Path directory) {
    this.parser = parser;
    this.stdin = stdin;
    this.directory = directory;
  }

  /** Reads arguments first, then files in order. */
  public SeedList read(List<String> arguments, List<Path> files) {
    arguments.forEach(this::argument);
    files.forEach(this::file);
    if (seeds.isEmpty()) {
      throw none(files);
    }
    return new SeedList(seeds, problems, repeated, credentials);
  }

  private ConfigException none(List<Path> files) {
    if (files.isEmpty()) {
      return new ConfigException("no seeds; name a URL, or a list of them with --input FILE");
    }
    String first = problems.isEmpty() ? "" : "; the first problem: " + problems.getFirst();
    return new ConfigException("no usable seed in " + files.getFirst() + first);
  }

  private void argument(String text) {
    Optional<String> trouble = seed(text.strip(), SeedOptions.NONE, "argument");
    if (trouble.isPresent()) {
      throw new ConfigException("seed " + shown(text) + ": " + trouble.get());
    }
  }

  private void file(Path named) {
    SeedFile file = SeedFile.of(named, directory);
    String name = file.name();
    try (InputStream bytes = file.standardInput() ? stdin : open(file.path())) {
      if (file.table()) {
        new SeedTable(file)
            .read(
                bytes,
                row -> row(row, name + ":" + row.line()),
                line ->
                    problems.add(
                        name + ":" + line.line() + ": " + shown(line.text()) + ": " + line.why()));
      } else {
        lines(new Lines(new BufferedReader(utf8(bytes), 1 << 16), LONGEST_LINE), name);
      }
    } catch (NoSuchFileException e) {
      throw new ConfigException("seed file " + name + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new ConfigException("seed file " + name + " cannot be read: permission denied", e);
    } catch (IOException e) {
      throw new ConfigException("seed file " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private InputStream open(Path file) throws IOException {
    Path path = directory.resolve(file);
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    return Files.newInputStream(path);
  }

  private static Reader utf8(InputStream bytes) {
    return new InputStreamReader(bytes, StandardCharsets.UTF_8);
  }

  private void lines(Lines lines, String name) throws IOException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String source = name + ":" + lines.number();
      String text = withoutComment(line.get());
      if (!text.isEmpty()) {
        line(text, source).ifPresent(why -> problems.add(source + ": " + shown(text) + ": " + why));
      }
    }
  }

  private void row(SeedTable.Row row, String source) {
    String shown = row.text().isEmpty() ? "" : shown(row.text()) + ": ";
    inRow(row, source).ifPresent(why -> problems.add(source + ": " + shown + why));
  }

  private Optional<String> inRow(SeedTable.Row row, String source) {
    if (row.text().isEmpty()) {
      return Optional.of("no URL in this row");
    }
    try {
      return seed(row.text(), SeedOptions.of(row.scope(), row.depth()), source);
    } catch (BadValueException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
        return line.substring(0, i).strip();
      }
    }
    return line.strip();
  }

  /** Takes a seed with the options behind it; what is wrong with it comes back. */
  private Optional<String> line(String text, String source) {
    List<String> words = List.of(text.split("\\s+", -1));
    List<String> behind = words.subList(1, words.size());
    if (!behind.stream().allMatch(word -> word.matches("[a-z-]+=.*"))) {
      return seed(text, SeedOptions.NONE, source);
    }
    try {
      return seed(words.getFirst(), SeedOptions.behind(behind), source);
    } catch (BadValueException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Takes a seed with what holds for it alone; what is wrong with it comes back. */
  private Optional<String> seed(String text, SeedOptions own, String source) {
    if (text.length() >= LONGEST_LINE) {
      return Optional.of("longer than any URL");
    }
    if (text.indexOf('\ufffd') >= 0 || text.indexOf('\0') >= 0) {
      return Optional.of("not UTF-8 text");
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      return Optional.of("white space in a URL; one URL a line, a space is written %20");
    }
    SeedText seed = SeedText.of(text);
    if (seed.guessed() && !seed.plausible()) {
      return Optional.of(notAHost(text));
    }
    return switch (parser.parse(seed.absolute())) {
      case CanonicalResult.Accepted accepted -> accept(accepted, seed.guessed(), source, own);
      case CanonicalResult.Foreign foreign ->
          Optional.of("only http and https are crawled, not " + foreign.scheme());
      case CanonicalResult.Malformed malformed -> Optional.of("not a URL: " + malformed.why());
      case CanonicalResult.TooLong tooLong ->
          Optional.of(tooLong.length() + " bytes long; 8192 is the limit");
    };
  }

  private String notAHost(String text) {
    if (isFile(text)) {
      return "this is a file; read seeds from it with --input";
    }
    return text.startsWith("/")
        ? "not a URL; its host is missing"
        : "not a URL; write http://" + shown(text) + "/ if a host is meant";
  }

  private boolean isFile(String text) {
    try {
      return Files.isRegularFile(directory.resolve(text));
    } catch (InvalidPathException _) {
      return false; // a character that no file name here can have
    }
  }

  private Optional<String> accept(
      CanonicalResult.Accepted accepted, boolean guessed, String source, SeedOptions own) {
    Url url = accepted.url();
    if (accepted.userinfo() != null) {
      credentials.put(url.origin(), accepted.userinfo());
    }
    if (known.add(url)) {
      seeds.add(new Seed(url, guessed, source, own.scope(), own.depth()));
    } else {
      repeated++;
    }
    return Optional.empty();
  }

  /** The text for a message: short, without control characters and without a password. */
  private static String shown(String text) {
    String plain = Userinfo.withoutIn(text.replaceAll("\\p{Cntrl}", "?"));
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }
}
