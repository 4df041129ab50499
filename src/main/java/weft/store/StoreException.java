package weft.store;

/**
 * The store cannot do its work. The message is one line that names the file, what is wrong and the
 * remedy.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Kind {
    /** Another process crawls into the file. */
    IN_USE,
    /** The file is no database, or not one of Weft's. */
    FOREIGN,
    /** A newer version of Weft made the file. */
    NEWER,
    /** The file is missing, or permissions forbid what is wanted. */
    UNUSABLE,
    /** An SQL text of the user is wrong. */
    QUERY,
    /** Another program kept the file locked for longer than the store waits. */
    LOCKED,
    /** The disk is full. */
    FULL,
    /** The content of the file is damaged. */
    DAMAGED,
    /** Reading or writing failed, or the store is closed. */
    IO;

    /** Whether another argument, or waiting, is the remedy, rather than a repair. */
    public boolean wrongFile() {
      return switch (this) {
        case IN_USE, FOREIGN, NEWER, UNUSABLE, QUERY -> true;
        case LOCKED, FULL, DAMAGED, IO -> false;
      };
    }
  }

  private final Kind kind;

  /** Trouble with reading or writing. */
  public StoreException(String message) {
    super(message);
    kind = Kind.IO;
  }

  /** Trouble with reading or writing, and its cause. */
  public StoreException(String message, Throwable cause) {
    this(Kind.IO, message, cause);
  }

  /** Trouble of some kind. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Trouble of some kind, and its cause. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of trouble it is. */
  public Kind kind() {
    return kind;
  }
}
