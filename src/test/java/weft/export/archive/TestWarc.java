package weft.export.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A WARC file under construction, written by hand so that it can be wrong in any way. */
public final class TestWarc {
  private final List<byte[]> records = new ArrayList<>();

  /** Adds the answer of a page. */
  public TestWarc page(String url, String date, String html) {
    return response(url, date, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html);
  }

  /** Adds an answer as it came. */
  public TestWarc response(String url, String date, String http) {
    return response(url, date, http.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an answer as it came. */
  public TestWarc response(String url, String date, byte[] http) {
    return record(
        "WARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\n".formatted(url, date)
            + "WARC-IP-Address: 192.0.2.7\r\nWARC-Block-Digest: sha1:"
            + sha1(http)
            + "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: "
            + http.length
            + "\r\n",
        http);
  }

  /** Adds a record with that header. */
  public TestWarc record(String header, byte[] block) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(("WARC/1.1\r\n" + header + "\r\n").getBytes(StandardCharsets.UTF_8));
    record.writeBytes(block);
    record.writeBytes("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return bytes(record.toByteArray());
  }

  /** Adds bytes that are a record or none. */
  public TestWarc bytes(byte[] bytes) {
    records.add(bytes);
    return this;
  }

  /** The records one after another. */
  public byte[] plain() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    records.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** The records, each a gzip member. */
  public byte[] members() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    records.forEach(record -> all.writeBytes(gzip(record)));
    return all.toByteArray();
  }

  /** The records as one gzip member. */
  public byte[] gzip() {
    return gzip(plain());
  }

  /** Bytes as one gzip member. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Writes bytes to a file. */
  public static Path file(Path directory, String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
