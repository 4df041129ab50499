package weft.parse;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** The predictors of PNG, which PDF applies to tables before it packs them (PDF 32000, 7.4.4.4). */
final class PngRows {
  private static final int FIRST = 10;

  private PngRows() {}

  /** The bytes as they were before; the same where no such predictor was used. */
  static byte[] undo(byte[] data, COSDictionary parameters) {
    if (parameters.getInt(COSName.PREDICTOR, 1) < FIRST) {
      return data;
    }
    int bits =
        parameters.getInt(COSName.COLORS, 1) * parameters.getInt(COSName.BITS_PER_COMPONENT, 8);
    long width = ((long) parameters.getInt(COSName.COLUMNS, 1) * bits + 7) / 8;
    if (width < 1 || width > data.length || bits < 1) {
      return data;
    }
    return undo(data, (int) width, Math.max(1, bits / 8));
  }

  /** Each row has a byte before it that names its predictor. */
  private static byte[] undo(byte[] data, int width, int pixel) {
    int rows = (data.length + width) / (width + 1);
    byte[] out = new byte[Math.max(0, data.length - rows)];
    for (int row = 0; row < rows; row++) {
      int from = row * (width + 1) + 1;
      int to = Math.min(out.length, (row + 1) * width);
      int predictor = data[from - 1];
      for (int at = row * width; at < to; at++) {
        int left = at % width < pixel ? 0 : out[at - pixel] & 0xFF;
        int up = row == 0 ? 0 : out[at - width] & 0xFF;
        int diagonal = row == 0 || at % width < pixel ? 0 : out[at - width - pixel] & 0xFF;
        out[at] = (byte) (data[from + at - row * width] + predicted(predictor, left, up, diagonal));
      }
    }
    return out;
  }

  private static int predicted(int predictor, int left, int up, int diagonal) {
    return switch (predictor) {
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> paeth(left, up, diagonal);
      default -> 0;
    };
  }

  private static int paeth(int left, int up, int diagonal) {
    int estimate = left + up - diagonal;
    int toLeft = Math.abs(estimate - left);
    int toUp = Math.abs(estimate - up);
    int toDiagonal = Math.abs(estimate - diagonal);
    if (toLeft <= toUp && toLeft <= toDiagonal) {
      return left;
    }
    return toUp <= toDiagonal ? up : diagonal;
  }
}
