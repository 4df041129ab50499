package weft.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultWriterTest {
  private static final Screen NARROW = new Screen(true, true, 30, true);

  private static String written(
      ResultFormat format, Screen screen, List<String> columns, @Nullable Object[]... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Out out = new Out(bytes);
    ResultWriter writer = format.writer(out, screen);
    writer.columns(columns);
    for (@Nullable Object[] row : rows) {
      writer.row(Arrays.asList(row));
    }
    writer.end();
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  @Test
  void aTableIsAlignedByDisplayWidth() {
    assertEquals(
        """
        name  n
        ----  -----
        日本      1
        e\u0301     12345
        """,
        written(
            ResultFormat.TABLE,
            Screen.NONE,
            List.of("name", "n"),
            row("日本", 1L),
            row("e\u0301", 12345L)));
  }

  @Test
  void aTableIsCutToTheTerminal() {
    String table =
        written(
            ResultFormat.TABLE,
            NARROW,
            List.of("url", "n"),
            row("https://a.test/" + "x".repeat(50), 1L));
    table.lines().forEach(line -> assertTrue(DisplayWidth.of(line) <= 30, line));
    assertTrue(table.contains("…"), table);
  }

  @Test
  void aTableThatIsPipedIsNotCut() {
    String url = "https://a.test/" + "x".repeat(300);
    assertTrue(written(ResultFormat.TABLE, Screen.NONE, List.of("url"), row(url)).contains(url));
  }

  @Test
  void aTableCannotDriveTheTerminal() {
    String evil = "a\u001b[2J\u0007\u009b1m\nforged\u202eline\0\u2028";
    String table = written(ResultFormat.TABLE, Screen.NONE, List.of("x" + evil), row(evil));
    assertEquals(3, table.lines().count());
    assertTrue(
        table
            .codePoints()
            .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f) || (c > 0xa0 && c != 0x202e)));
  }

  @Test
  void manyRowsAreAllWritten() {
    Object[][] rows = new Object[2000][];
    Arrays.setAll(rows, i -> new Object[] {(long) i});
    assertEquals(
        2002, written(ResultFormat.TABLE, Screen.NONE, List.of("n"), rows).lines().count());
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertEquals(
        "a,\"b\"\"c\"\n\"x,y\",\n\"line\nbreak\",00ff\n1.5,7\n",
        written(
            ResultFormat.CSV,
            Screen.NONE,
            List.of("a", "b\"c"),
            row("x,y", null),
            row("line\nbreak", new byte[] {0, -1}),
            row(1.5, 7L)));
  }

  @Test
  void csvOnATerminalCannotDriveIt() {
    String csv = written(ResultFormat.CSV, NARROW, List.of("a"), row("\u001b[2J"));
    assertFalse(csv.contains("\u001b"));
  }

  @Test
  void jsonLinesKeepTypesAndEscape() {
    assertEquals(
        "{\"a\":null,\"b\":1,\"c\":2.5,\"d\":\"q\\\"\\\\\\n\\u0000\\u001b😀\\ud800\"}\n",
        written(
            ResultFormat.JSONL,
            Screen.NONE,
            List.of("a", "b", "c", "d"),
            row(null, 1L, 2.5, "q\"\\\n\0\u001b😀\ud800")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "=cmd()|'=cmd()",
        "+1+cmd()|'+1+cmd()",
        "-2+3|'-2+3",
        "@SUM(A1)|'@SUM(A1)",
        "\tx|'\tx",
        "\uff1dx|'\uff1dx",
        "-2.5|-2.5",
        "+49|+49",
        "-1e9|-1e9",
        "a=b|a=b",
        " =x| =x",
        "-|'-"
      })
  void aFormulaIsTextInASpreadsheet(String text, String cell) {
    assertEquals("c\n" + cell + "\n", csv(false, text));
    assertEquals("c\n" + text + "\n", csv(true, text));
  }

  @Test
  void aFormulaBehindALineEndOrInQuotesIsTextToo() {
    assertEquals("c\n\"'\r=x\"\n", csv(false, "\r=x"));
    assertEquals("c\n\"'\n=x\"\n", csv(false, "\n=x"));
    assertEquals("c\n\"'=x(\"\"a\"\",1)\"\n", csv(false, "=x(\"a\",1)"));
  }

  @Test
  void numbersStayNumbers() {
    assertEquals("c\n-5\n", csv(false, -5L));
    assertEquals("c\n-0.5\n", csv(false, -0.5));
  }

  private static String csv(boolean raw, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Out out = new Out(bytes);
    ResultWriter writer =
        raw ? CsvWriter.raw(out, Screen.NONE) : ResultFormat.CSV.writer(out, Screen.NONE);
    writer.columns(List.of("c"));
    writer.row(List.of(value));
    writer.end();
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
