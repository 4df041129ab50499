package weft.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * The entry for Jazzer, which calls {@code fuzzerTestOneInput} with inputs that reach further and
 * further into the code. System property {@code weft.fuzz.target} names what is tried. Texts are
 * UTF-8.
 */
public final class Guided {
  private Guided() {}

  /** The target, with all that it needs; made before the first input, whose time is measured. */
  private static final class Chosen {
    static final Target TARGET = Targets.named(System.getProperty("weft.fuzz.target", "url"));
  }

  /** Makes ready. */
  public static void fuzzerInitialize() throws Exception {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    boolean text = Chosen.TARGET.form() == Target.Form.TEXT;
    Chosen.TARGET
        .check()
        .accept(text ? new String(input, StandardCharsets.UTF_8) : Target.input(input));
  }
}
