package weft.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.export.WarcRecords.Archived;

/**
 * An answer as it will stand in a file.
 *
 * @param capture the answer
 * @param first an earlier one with the same body
 * @param fields of its metadata record; empty where it has none
 * @param records of the file that it was made for
 * @param archived its own record
 * @param encoded the bytes of its records, its own first
 */
record EncodedAnswer(
    Capture capture,
    Optional<Capture> first,
    String fields,
    WarcRecords records,
    Archived archived,
    List<byte[]> encoded) {

  /** The same answer for whatever file. */
  static EncodedAnswer of(
      Capture capture,
      Optional<Capture> first,
      String fields,
      WarcRecords records,
      WarcEncoder encoder)
      throws IOException {
    Archived archived = records.answer(capture, first.orElse(null));
    List<byte[]> encoded = new ArrayList<>();
    encoded.add(encoder.bytes(archived.record()));
    encoded.add(encoder.bytes(records.request(capture, archived.record())));
    if (!fields.isEmpty()) {
      encoded.add(encoder.bytes(records.metadata(capture, archived.record(), fields)));
    }
    return new EncodedAnswer(capture, first, fields, records, archived, encoded);
  }
}
