package weft.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox's parser as far as the document's objects, without fonts, images and pages, and so without
 * the desktop classes that those need. It unpacks streams itself, up to a limit. Owned by one
 * parse.
 */
final class PdfParser extends PDFParser {
  private static final int MOST_UNPACKED = 16 << 20;
  private static final int LONGEST_TABLE = 1 << 20;

  private int left = MOST_UNPACKED;

  PdfParser(RandomAccessRead source) throws IOException {
    super(source);
  }

  /** The objects of the document, each read when it is asked for; the caller closes them. */
  COSDocument objects() throws IOException {
    setLenient(true);
    if (!parsePDFHeader()) {
      throw new IOException("it has no PDF header");
    }
    initialParse();
    return document;
  }

  /** Whether the document was given up because it unpacks to too much. */
  boolean isTooMuch() {
    return left < 0;
  }

  /** What is encrypted cannot be unpacked here. */
  @Override
  protected void prepareDecryption() throws IOException {
    if (document.isEncrypted()) {
      throw new IOException("it is encrypted");
    }
  }

  /**
   * Unpacks a stream here, where it can be stopped. One with other filters than the usual one is
   * left packed, so that nothing else unfolds it.
   */
  @Override
  protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
    COSStream stream = super.parseCOSStream(dictionary);
    if (isDeflated(stream.getFilters())) {
      byte[] unpacked = PngRows.undo(inflated(stream), parameters(stream));
      try (OutputStream out = stream.createRawOutputStream()) {
        out.write(unpacked);
      }
    }
    stream.removeItem(COSName.FILTER);
    stream.removeItem(COSName.DECODE_PARMS);
    if (left < 0 || (isTable(stream) && stream.getLength() > LONGEST_TABLE)) {
      left = -1;
      throw new IOException("too much");
    }
    return stream;
  }

  /** A cross-reference table takes a hundred times its size in memory. */
  private static boolean isTable(COSStream stream) {
    return stream.containsKey(COSName.W);
  }

  private static boolean isDeflated(@Nullable COSBase filters) {
    return filters instanceof COSArray all
        ? all.size() == 1 && COSName.FLATE_DECODE.equals(all.getObject(0))
        : COSName.FLATE_DECODE.equals(filters);
  }

  private static COSDictionary parameters(COSStream stream) {
    COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
    COSBase first =
        parameters instanceof COSArray all && all.size() > 0 ? all.getObject(0) : parameters;
    return first instanceof COSDictionary one ? one : new COSDictionary();
  }

  /** What can be unpacked; some writers get the two bytes before wrong, so they are not asked. */
  private byte[] inflated(COSStream stream) throws IOException {
    byte[] in = new byte[8192];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Inflater inflater = new Inflater(true);
    try (InputStream raw = stream.createRawInputStream()) {
      raw.skipNBytes(Math.min(2, stream.getLength()));
      int n = raw.read(in);
      while (n > 0 && !inflater.finished()) {
        inflater.setInput(in, 0, n);
        drain(inflater, out);
        n = raw.read(in);
      }
    } catch (DataFormatException damaged) {
      return out.toByteArray();
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  private void drain(Inflater inflater, ByteArrayOutputStream out)
      throws DataFormatException, IOException {
    byte[] some = new byte[8192];
    int n = inflater.inflate(some);
    while (n > 0) {
      left -= n;
      if (left < 0) {
        throw new IOException("too much");
      }
      out.write(some, 0, n);
      n = inflater.inflate(some);
    }
  }
}
