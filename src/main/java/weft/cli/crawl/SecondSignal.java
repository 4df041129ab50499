package weft.cli.crawl;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * What SIGINT and SIGTERM do once a first one has been heard: the Java runtime would pass over them
 * while it shuts down, so they are given back to the operating system, which ends the process.
 */
final class SecondSignal {
  private static final System.Logger LOG = System.getLogger("weft.cli");
  private static final int INTERRUPT = 2;
  private static final int TERMINATE = 15;

  private SecondSignal() {}

  /** From now on such a signal ends the process at once. */
  @SuppressWarnings("restricted") // signal(3) of the C library, with constants
  static void endsTheProcess() {
    Linker linker = Linker.nativeLinker();
    MethodHandle signal =
        linker
            .defaultLookup()
            .find("signal")
            .map(
                address ->
                    linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                            ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
            .orElse(null);
    try {
      if (signal != null) {
        MemorySegment usual = MemorySegment.NULL;
        MemorySegment _ = (MemorySegment) signal.invokeExact(INTERRUPT, usual);
        MemorySegment _ = (MemorySegment) signal.invokeExact(TERMINATE, usual);
      }
    } catch (Throwable trouble) {
      LOG.log(System.Logger.Level.WARNING, "a second signal will be passed over", trouble);
    }
  }
}
