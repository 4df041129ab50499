package weft.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.fetch.Login;
import weft.fetch.Recipients;
import weft.url.HostKey;

/**
 * The logins of a netrc file, as ftp, curl and wget read it. The entry {@code default} is passed
 * over: a password goes to nobody whom it was not given for.
 */
final class Netrc {

  /** A login and the host that it is for. */
  record Entry(String machine, Login login) implements Recipients {
    @Override
    public boolean include(HostKey host) {
      return host.name().equalsIgnoreCase(machine);
    }

    @Override
    public boolean portNamed() {
      return false;
    }
  }

  private record Word(String text, int line) {}

  private final Path file;
  private final List<Word> words = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable String machine;
  private String user = "";
  private String password = "";

  private Netrc(Path file) {
    this.file = file;
  }

  /** The file that {@code NETRC} names, else {@code .netrc} in the home directory. */
  static Path place(Map<String, String> environment) {
    String named = environment.get("NETRC");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return named == null || named.isBlank() ? Path.of(home, ".netrc") : Path.of(named);
  }

  /** The entries of a file, in their order. */
  static List<Entry> read(Path file) {
    try {
      return new Netrc(file).parsed(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "--netrc: " + file + " does not exist; name another with the variable NETRC", e);
    } catch (IOException e) {
      throw new ConfigException("--netrc: " + file + " cannot be read", e);
    }
  }

  private List<Entry> parsed(List<String> lines) {
    split(lines);
    for (int i = 0; i < words.size(); i += 2) {
      Word word = words.get(i);
      switch (word.text()) {
        case "machine" -> begin(value(i));
        case "default" -> {
          begin(null);
          i--;
        }
        case "login" -> user = value(i);
        case "password" -> password = value(i);
        case "account" -> value(i);
        default ->
            throw wrong(word.line(), "machine, login, password, account or macdef is wanted here");
      }
    }
    begin(null);
    return entries;
  }

  private void begin(@Nullable String next) {
    if (machine != null && !user.isEmpty()) {
      entries.add(new Entry(machine, new Login(user, password)));
    }
    machine = next;
    user = "";
    password = "";
  }

  private String value(int keyword) {
    if (keyword + 1 >= words.size()) {
      Word word = words.get(keyword);
      throw wrong(word.line(), "'" + word.text() + "' needs a value");
    }
    return words.get(keyword + 1).text();
  }

  /** A macro goes on up to the next empty line, and is of no use here. */
  private void split(List<String> lines) {
    boolean macro = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (macro || line.isEmpty() || line.startsWith("#")) {
        macro = macro && !line.isEmpty();
      } else if (line.matches("macdef\\b.*")) {
        macro = true;
      } else {
        split(line, i + 1);
      }
    }
  }

  private void split(String line, int number) {
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
      } else if (line.charAt(at) == '"') {
        at = quoted(line, at + 1, number);
      } else {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        words.add(new Word(line.substring(at, end), number));
        at = end;
      }
    }
  }

  private int quoted(String line, int from, int number) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        words.add(new Word(text.toString(), number));
        return at + 1;
      }
      if (c == '\\' && at + 1 < line.length()) {
        at++;
      }
      text.append(line.charAt(at));
    }
    throw wrong(number, "a quotation mark is not closed");
  }

  private ConfigException wrong(int line, String what) {
    return new ConfigException("netrc file " + file + ", line " + line + ": " + what);
  }
}
