package weft.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * The entry for Jazzer, which calls {@code fuzzerTestOneInput} with inputs that reach further and
 * further into the code. System property {@code weft.fuzz.target} names what is tried. Texts are
 * UTF-8.
 */
public final class Guided {
  private static final Target TARGET =
      Targets.named(System.getProperty("weft.fuzz.target", "url"));

  private Guided() {}

  /** Tries an input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    boolean text = TARGET.form() == Target.Form.TEXT;
    TARGET.check().accept(text ? new String(input, StandardCharsets.UTF_8) : Target.input(input));
  }
}
