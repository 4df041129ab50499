package weft.config;

import java.util.Objects;

/**
 * Something the user gave that cannot be used: one line that names it, its value and the remedy.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and what to do about it, in one line. */
  public ConfigException(String message) {
    super(message);
  }

  /** What is wrong, because of what. */
  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The line. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
