package weft.export.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Where payloads stand in the files that were read, by the digest that their records say they have:
 * for revisits, which have none of their own. Records in a file that is compressed as a whole
 * cannot be gone back to.
 */
final class Payloads {
  private static final int MOST = 2_000_000;

  private record Place(Path file, long offset) {}

  private final Map<String, Place> places = new HashMap<>();

  /** Notes where a payload stands. */
  void note(String digest, Path file, long offset) {
    if (places.size() < MOST) {
      places.putIfAbsent(digest, new Place(file, offset));
    }
  }

  /** Forgets what stands in a file that will not be there any more. */
  void forget(Path file) {
    places.values().removeIf(place -> place.file().equals(file));
  }

  /** The answer that has that payload; null where it is not to be had. */
  @Nullable HttpAnswer find(String digest, int longest) {
    Place place = places.get(digest);
    if (place == null) {
      return null;
    }
    try (FileChannel file = FileChannel.open(place.file())) {
      file.position(place.offset());
      WarcReader reader = new WarcReader(file);
      reader.setLenient(true);
      Optional<WarcRecord> record = reader.next();
      String said = record.flatMap(each -> each.headers().first("WARC-Payload-Digest")).orElse("");
      return said.equals(digest) ? HttpAnswer.parse(Block.of(record.get(), longest).bytes()) : null;
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return null;
    }
  }
}
