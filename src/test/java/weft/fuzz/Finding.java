package weft.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/**
 * An input with which a target failed.
 *
 * @param target which one
 * @param seed of the run
 * @param number of the input
 * @param input the input, as small as it could be made
 * @param cause what was thrown
 */
record Finding(Target target, long seed, long number, String input, Throwable cause) {
  private static final int SHOWN = 4000;
  private static final int FRAMES = 25;

  /** What was thrown and where; findings alike in that are taken for one. */
  static String signature(Throwable cause) {
    for (StackTraceElement frame : cause.getStackTrace()) {
      String name = frame.getClassName();
      boolean ours = name.startsWith("weft.fuzz.") || name.endsWith("Targets");
      if (name.startsWith("weft.") && !ours) {
        return cause.getClass().getName() + " in " + name + "." + frame.getMethodName();
      }
    }
    String message = String.valueOf(cause.getMessage());
    int colon = message.indexOf(':');
    return cause.getClass().getName() + " " + (colon < 0 ? message : message.substring(0, colon));
  }

  /** A report for people: how to have it again, the input as a Java literal, the trace. */
  String report() {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    String[] lines = trace.toString().split("\n", FRAMES + 1);
    String top = String.join("\n", Arrays.copyOf(lines, Math.min(FRAMES, lines.length)));
    return "%s fails: -Dweft.fuzz.target=%s -Dweft.fuzz.seed=%d -Dweft.fuzz.input=%d%n  %s%n%s"
        .formatted(target.name(), target.name(), seed, number, literal(input), top);
  }

  /** A text as a Java literal. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), SHOWN); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : c);
      }
    }
    String more = text.length() > SHOWN ? "… (" + text.length() + " characters)" : "";
    return out.append('"').append(more).toString();
  }
}
