package weft.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import weft.store.StoreException;
import weft.store.StoreException.Kind;

/** Trouble with writing an export, in one line. */
final class Trouble {
  private Trouble() {}

  /** What a person is told when a target cannot be written. */
  static StoreException writing(Path target, IOException cause) {
    String why = String.valueOf(cause.getMessage());
    if (cause instanceof AccessDeniedException || cause instanceof NoSuchFileException) {
      return unusable(
          target, "cannot be written; check that its directory exists and is yours", cause);
    }
    boolean full = why.contains("No space left") || why.contains("quota");
    return full
        ? new StoreException(
            Kind.FULL,
            target + ": the disk is full; free some space and export again, nothing was left there",
            cause)
        : new StoreException(Kind.IO, target + ": cannot be written: " + why, cause);
  }

  private static StoreException unusable(Path target, String what, IOException cause) {
    return new StoreException(Kind.UNUSABLE, target + ": " + what, cause);
  }

  /** A target that is there already. */
  static StoreException exists(Path target) {
    return new StoreException(
        Kind.UNUSABLE, target + ": is there already; name another one or give --force");
  }

  /** Trouble with the user's wishes. */
  static StoreException unusable(String message) {
    return new StoreException(Kind.UNUSABLE, message);
  }
}
