package weft.crawl;

/** How much room is left where the store lies. */
@FunctionalInterface
public interface DiskSpace {

  /** Bytes that may still be written; {@link Long#MAX_VALUE} where that cannot be told. */
  long free();
}
