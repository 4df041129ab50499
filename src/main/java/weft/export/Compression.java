package weft.export;

import java.util.Arrays;
import java.util.Optional;
import org.netpreserve.jwarc.WarcCompression;

/** How each record of a WARC file is compressed. */
public enum Compression {
  /** A gzip member a record, as is usual. */
  GZIP(".warc.gz", WarcCompression.GZIP),
  /** Not at all. */
  NONE(".warc", WarcCompression.NONE);

  private final String ending;
  private final WarcCompression records;

  Compression(String ending, WarcCompression records) {
    this.ending = ending;
    this.records = records;
  }

  /** The ending of such files. */
  public String ending() {
    return ending;
  }

  /** That of a file of this name; empty where it is not the name of a WARC file. */
  public static Optional<Compression> of(String fileName) {
    return Arrays.stream(values()).filter(form -> fileName.endsWith(form.ending)).findFirst();
  }

  WarcCompression records() {
    return records;
  }
}
