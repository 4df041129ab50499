package weft.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a secret, written in its stead: {@code @env:VAR} is an environment variable, {@code
 * @file:PATH} a file that holds nothing else; its path goes on to the end of the text. The
 * reference may be stored and shown, what it stands for is looked up when it is needed.
 */
final class SecretReference {
  private static final Pattern FORM = Pattern.compile("@env:([A-Za-z_]\\w*)|@file:(\\S.*)");
  private static final Pattern NAMED = Pattern.compile("(?:[\\w.-]+=\"?)?(?:" + FORM + ")\"?");
  private static final Pattern AROUND =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9-]{0,15}(?=\\s))?[\\s;,]*");
  private static final long LONGEST = 64 * 1024;

  private SecretReference() {}

  /** Whether the text is a reference and nothing else. */
  static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether there is a reference somewhere in the text. */
  static boolean in(String text) {
    return FORM.matcher(text).find();
  }

  /** Whether a header value is references, their names and the scheme before them alone. */
  static boolean saysAll(String value) {
    return in(value) && AROUND.matcher(NAMED.matcher(value).replaceAll("")).matches();
  }

  /**
   * The text with what its references stand for in their place.
   *
   * @param what it is, for messages
   * @param checked refuses what cannot be used
   */
  static String replaced(
      String text, String what, Map<String, String> environment, UnaryOperator<String> checked) {
    return FORM.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    checked.apply(
                        found.group(1) != null
                            ? variable(found.group(1), what, environment)
                            : content(found.group(2).strip(), what))));
  }

  /** How the reference in a text is spoken of. */
  static String spokenOf(String text) {
    Matcher found = FORM.matcher(text);
    boolean variable = found.find() && found.group(1) != null;
    return variable ? "environment variable " + found.group(1) : "the file it refers to";
  }

  private static String variable(String name, String what, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      throw new ConfigException(
          what + " refers to environment variable " + name + ", which is not set");
    }
    return value;
  }

  private static String content(String path, String what) {
    String named = what + " refers to file " + path;
    try {
      Path file = Path.of(path);
      if (Files.size(file) > LONGEST) {
        throw new ConfigException(named + ", which is too long for a secret");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\r?\n\\z", "");
      if (text.isEmpty() || text.contains("\n")) {
        throw new ConfigException(named + ", which must hold one line");
      }
      return text;
    } catch (NoSuchFileException e) {
      throw new ConfigException(named + ", which does not exist", e);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException(named + ", which cannot be read", e);
    }
  }
}
