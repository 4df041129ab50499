package weft.fetch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of bodies. Where the machine has OpenSSL 3, which uses what its processor offers, that
 * takes a tenth of the time of Java's own, as long as that is not compiled by the optimising
 * compiler. Finding it takes as long as digesting some megabytes, so the first are left to Java.
 */
final class BodyDigest {
  private static final String LIBRARY = "libcrypto.so.3";
  private static final long WORTH_FINDING = Long.getLong("weft.digest.java", 4 << 20);

  /** A native call keeps the garbage collector waiting, so it is to be short. */
  private static final int LONGEST = 1 << 20;

  private static final AtomicLong DIGESTED = new AtomicLong();

  private BodyDigest() {}

  /** The digest of these bytes, 32 of them. */
  static byte[] of(byte[] bytes) {
    boolean large = bytes.length > LONGEST;
    MethodHandle found =
        large || DIGESTED.addAndGet(bytes.length) <= WORTH_FINDING ? null : Found.SHA256;
    return found == null ? byJava(bytes) : by(found, bytes);
  }

  static byte[] byJava(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java runtime has no SHA-256", e);
    }
  }

  static byte[] by(MethodHandle sha256, byte[] bytes) {
    byte[] digest = new byte[32];
    MemorySegment into = MemorySegment.ofArray(digest);
    try {
      long answer =
          (long) sha256.invokeExact(MemorySegment.ofArray(bytes), (long) bytes.length, into);
      return answer == 0 ? byJava(bytes) : digest;
    } catch (Throwable e) {
      throw new IllegalStateException("SHA256 of " + LIBRARY + " failed", e);
    }
  }

  /** The function of the library, once it has been looked for. */
  static final class Found {
    /** Null where the machine does not have it. */
    static final @Nullable MethodHandle SHA256 = find();

    private Found() {}

    @SuppressWarnings("restricted") // the distribution and the tests enable native access
    private static @Nullable MethodHandle find() {
      try {
        return Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.libraryLookup(LIBRARY, Arena.global()).findOrThrow("SHA256"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS),
                Linker.Option.critical(true));
      } catch (RuntimeException | UnsatisfiedLinkError _) {
        return null;
      }
    }
  }
}
