package weft.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the effective configuration out of defaults, files, environment and flags, each of which
 * wins over those before it. What can be given several times adds up in that order; an empty value
 * empties it.
 *
 * @param directory the working directory, where {@code weft.toml} is looked for
 * @param environment environment variables, all of them
 */
public record ConfigLoader(Path directory, Map<String, String> environment) {
  /** The file that is read where {@code --config} names none. */
  public static final String DEFAULT_FILE = "weft.toml";

  public ConfigLoader {
    environment = Map.copyOf(environment);
  }

  /**
   * The effective configuration with these flags, in the order in which they were given. One that
   * contradicts itself is refused.
   */
  public Effective load(List<Flag> flags) {
    List<Given> given = new ArrayList<>();
    for (Path file : files(flags)) {
      TomlSource.read(file.toString(), text(file)).forEach(g -> given.add(beside(file, g)));
    }
    given.addAll(Environment.read(environment));
    for (Flag flag : flags) {
      if (!flag.key().equals(ConsoleKeys.CONFIG)) {
        given.add(flag.given());
      }
    }
    Effective effective = Effective.of(given);
    Contradictions.refuse(effective);
    return effective;
  }

  /** The effective configuration of these flags alone: no file and no environment is read. */
  public static Effective plain(List<Flag> flags) {
    Effective effective = Effective.of(flags.stream().map(Flag::given).toList());
    Contradictions.refuse(effective);
    return effective;
  }

  private List<Path> files(List<Flag> flags) {
    List<Path> files =
        flags.stream()
            .filter(flag -> flag.key().equals(ConsoleKeys.CONFIG))
            .map(ConfigLoader::named)
            .toList();
    if (!files.isEmpty()) {
      return files;
    }
    boolean present = Files.exists(directory.resolve(DEFAULT_FILE));
    return present ? List.of(Path.of(DEFAULT_FILE)) : List.of();
  }

  private static Path named(Flag flag) {
    try {
      return ConsoleKeys.CONFIG.type().parse(flag.value());
    } catch (BadValueException e) {
      throw new ConfigException(flag.shown() + " " + flag.value() + ": " + e.getMessage(), e);
    }
  }

  /** A relative path in a file means one beside that file. */
  private static Given beside(Path file, Given given) {
    Path parent = file.getParent();
    return parent != null && given.value() instanceof Path path && !path.toString().equals("-")
        ? new Given(given.key(), parent.resolve(path), given.origin())
        : given;
  }

  private String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new ConfigException("configuration file " + file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new ConfigException("configuration file " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new ConfigException("configuration file " + file + " cannot be read: " + why(e), e);
    }
  }

  private static String why(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
