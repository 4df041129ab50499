package weft.hostile;

/** HTTP/2 frames (RFC 9113) as texts of which each character is a byte. */
final class Frames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  /** {@code :status: 200} and {@code content-type: text/html} in HPACK, without a table. */
  static final String FOUND = "\u0088" + field("content-type", "text/html");

  private Frames() {}

  /** Any frame. */
  static String frame(int type, int flags, int stream, String payload) {
    int length = payload.length();
    return ""
        + (char) (length >> 16 & 255)
        + (char) (length >> 8 & 255)
        + (char) (length & 255)
        + (char) type
        + (char) flags
        + number(stream)
        + payload;
  }

  /** 32 bits. */
  static String number(int value) {
    return ""
        + (char) (value >>> 24)
        + (char) (value >> 16 & 255)
        + (char) (value >> 8 & 255)
        + (char) (value & 255);
  }

  /** A header field in HPACK: literal, new name, not indexed; both shorter than 127 bytes. */
  static String field(String name, String value) {
    return "\u0000" + (char) name.length() + name + (char) value.length() + value;
  }

  /** The header of a page. */
  static String found(int stream) {
    return frame(HEADERS, END_HEADERS, stream, FOUND);
  }

  /** A part of a body, at most 16 KiB. */
  static String data(int stream, String text, boolean last) {
    return frame(DATA, last ? END_STREAM : 0, stream, text);
  }

  /** A whole page. */
  static String page(int stream, String html) {
    return found(stream) + data(stream, html, true);
  }

  /** Status 404 without a body. */
  static String missing(int stream) {
    return frame(HEADERS, END_HEADERS | END_STREAM, stream, "\u008d");
  }

  /** Ends a stream with that error. */
  static String reset(int stream, int error) {
    return frame(RST_STREAM, 0, stream, number(error));
  }

  /** Ends the connection; streams up to that one have been seen. */
  static String goAway(int last, int error) {
    return frame(GOAWAY, 0, 0, number(last) + number(error));
  }
}
