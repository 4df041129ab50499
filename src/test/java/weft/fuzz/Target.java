package weft.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * One reader of what others wrote, and what must hold of it whatever that is.
 *
 * @param name names it on the command line and in reports
 * @param share one input for so many URLs
 * @param form what its inputs are made of
 * @param source makes inputs
 * @param check gives an input to the reader; whatever it throws is a finding
 */
public record Target(String name, int share, Form form, Source source, Check check) {
  private static final int SHOWN = 80;

  /** What an input is. */
  public enum Form {
    /** A text. */
    TEXT,
    /** Bytes, each of which is a character from 0 to 255. */
    BYTES,
    /** Bytes for another thread, whose time is the clock's rather than the processor's. */
    SENT
  }

  /** Makes inputs. */
  @FunctionalInterface
  public interface Source {
    /** An input that depends on nothing but the random numbers. */
    String make(Random random);
  }

  /** Tries an input. */
  @FunctionalInterface
  public interface Check {
    /** Throws where the reader does not do what it promises. */
    void accept(String input) throws Exception;
  }

  /** A target that reads texts. */
  public static Target text(String name, int share, Source source, Check check) {
    return new Target(name, share, Form.TEXT, source, check);
  }

  /** A target that reads bytes. */
  public static Target bytes(String name, int share, Source source, ByteCheck check) {
    return new Target(name, share, Form.BYTES, source, input -> check.accept(bytes(input)));
  }

  /** Tries bytes. */
  @FunctionalInterface
  public interface ByteCheck {
    /** Throws where the reader does not do what it promises. */
    void accept(byte[] input) throws Exception;
  }

  /** The bytes that an input of bytes stands for. */
  public static byte[] bytes(String input) {
    return input.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The input that stands for bytes. */
  public static String input(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The input of bytes that stands for a text in UTF-8. */
  public static String utf8(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Fails unless that holds. */
  public static void hold(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /** Fails unless both are the same. */
  public static void same(Object expected, Object found, String what) {
    if (!expected.equals(found)) {
      String one = String.valueOf(expected);
      String other = String.valueOf(found);
      int at = 0;
      while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
        at++;
      }
      throw new AssertionError(what + ": " + from(one, at) + " and " + from(other, at));
    }
  }

  /** What stands about there. */
  private static String from(String text, int at) {
    int start = Math.max(0, at - SHOWN);
    return text.substring(start, Math.min(text.length(), at + SHOWN));
  }
}
