package weft.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file or a directory; {@code -} is kept as it is.
 *
 * @param label what help calls it
 */
record PathType(String label) implements ValueType<Path> {

  /** The path of a file. */
  PathType() {
    this("FILE");
  }

  @Override
  public Path parse(String text) throws BadValueException {
    if (text.isBlank()) {
      throw new BadValueException("a file name is wanted");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadValueException("not a file name: " + e.getReason());
    }
  }

  @Override
  public String text(Path value) {
    return value.toString();
  }

  @Override
  public boolean takes(Object toml) {
    return toml instanceof String;
  }

  @Override
  public String wanted() {
    return "a file name is wanted, in quotes";
  }

  @Override
  public Path narrow(Object value) {
    return (Path) value;
  }
}
