package weft.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever others write, no reader of it fails or hangs. */
class FuzzTest {
  /** How many URLs where nobody says; the others keep their ratio to it. */
  private static final long FEW = 20_000;

  private static final long LEAST = 5;
  private static final long SEED = Long.getLong("weft.fuzz.seed", 20_260_101);

  static List<String> names() {
    String wanted = System.getProperty("weft.fuzz.target", "");
    return Targets.all().stream()
        .map(Target::name)
        .filter(name -> wanted.isBlank() || name.equals(wanted))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void noInputIsTooMuch(String name) throws Exception {
    Target target = Targets.named(name);
    long most = Long.getLong("weft.fuzz", FEW);
    long only = Long.getLong("weft.fuzz.input", -1);
    Fuzzer fuzzer = new Fuzzer(target, SEED);
    long count = Math.max(LEAST, most / target.share());
    List<String> reports = only >= 0 ? fuzzer.run(only, 1) : fuzzer.run(0, count);
    assertEquals("", String.join("\n", reports), () -> "seed " + SEED);
    if (most > FEW && target.form() != Target.Form.SENT) {
      assertTrue(fuzzer.secondsPerMebibyte() <= 1, "more than a second for a MiB");
    }
  }
}
