package weft.hostile;

import static weft.hostile.Answers.OK;
import static weft.hostile.Answers.PAGE;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Servers whose status line, header or cookies are not what they should be. */
final class HeaderTricks {
  private static final String LENGTH = "Content-Length: " + PAGE.length() + "\r\n";
  private static final String END = LENGTH + "\r\n" + PAGE;
  private static final String FINE = "done 200, 1 link, 2 pages";

  private HeaderTricks() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad("speaks no HTTP", "220 mail.test ESMTP ready\r\n", "failed protocol", "no answer"),
        bad(
            "answers in HTTP/0.9",
            "<!doctype html><title>old</title>\r\n\r\n",
            "failed protocol",
            "no answer in any version that was asked for"),
        bad(
            "gives a status of two digits",
            "HTTP/1.1 20 OK\r\n" + END,
            "failed protocol",
            "no status"),
        bad("gives the status 999", "HTTP/1.1 999 No\r\n" + END, "done 999", "a status"),
        bad(
            "gives a version from the future",
            "HTTP/7.3 200 OK\r\n" + END,
            "failed protocol",
            "nobody knows what it means"),
        bad(
            "leaves out the words of the status",
            "HTTP/1.1 200\r\nContent-Type: text/html\r\n" + END,
            FINE,
            "they have no meaning"),
        bad(
            "ends lines with a line feed alone",
            "HTTP/1.1 200 OK\nContent-Type: text/html\n" + LENGTH.strip() + "\n\n" + PAGE,
            FINE,
            "as everybody else takes it"),
        bad(
            "sends a status line without end",
            Script.endless("HTTP/1.1 200 ", "O".repeat(4096)),
            "failed protocol",
            "the header has a limit"),
        bad(
            "sends a field without end",
            Script.endless(OK + "X-Long: ", "x".repeat(4096)),
            "failed protocol",
            "the same"),
        bad(
            "sends fields without end",
            Script.endless(OK, "X-More: 1\r\n".repeat(400)),
            "failed protocol",
            "the same"),
        bad(
            "sends a header of 100 KB",
            OK + "X-Long: " + "x".repeat(100_000) + "\r\n" + END,
            "failed protocol",
            "the header has a limit, although it ends"),
        bad(
            "sends a field without a colon",
            OK + "no colon here\r\n" + END,
            FINE,
            "the field is passed over"),
        bad("sends a field without a name", OK + ": nameless\r\n" + END, FINE, "the same"),
        bad("sends NUL bytes in a field", OK + "X-Nul: a\u0000b\r\n" + END, FINE, "stored as text"),
        bad(
            "sends bytes that are no UTF-8 in a field",
            OK + "X-Latin: caf\u00e9\r\n" + END,
            FINE,
            "the same"),
        bad(
            "sends control characters to the terminal",
            OK + "X-Title: \u001b]0;owned\u0007\r\n" + END,
            FINE,
            "the same"),
        bad(
            "folds its fields",
            OK + "X-Folded: a\r\n  b\r\n" + END,
            FINE,
            "the second line is no field of its own"),
        bad(
            "sends bare carriage returns",
            OK + "X-CR: a\rSet-Cookie: b=c\r\n" + END,
            FINE,
            "they end no line"),
        bad(
            "names a content type of ten kilobytes",
            "HTTP/1.1 200 OK\r\nContent-Type: " + "x".repeat(10_000) + "\r\n" + END,
            FINE,
            "no type that is known: its looks count"),
        bad(
            "sends cookies by the hundred",
            OK
                + IntStream.range(0, 300)
                    .mapToObj(i -> "Set-Cookie: c" + i + "=" + "v".repeat(20) + "\r\n")
                    .collect(Collectors.joining())
                + END,
            FINE,
            "a domain's cookies are bounded"),
        Misbehaviour.of(
            Group.COOKIE,
            "sends a cookie bomb",
            asked ->
                asked.wants("/")
                    ? asked.send(bomb())
                    : asked.head().length() < 9_000 && asked.send(Answers.page("ok")),
            "done 200, 2 links, 3 pages",
            "what is sent back is bounded, so that the site goes on answering"));
  }

  private static String bomb() {
    String cookies =
        IntStream.range(0, 4)
            .mapToObj(i -> "Set-Cookie: bomb" + i + "=" + "v".repeat(3_500) + "\r\n")
            .collect(Collectors.joining());
    String body = "<a href=/before>a</a><a href=/after>b</a>";
    return OK + cookies + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static Misbehaviour bad(String name, String answer, String outcome, String why) {
    return bad(name, Script.closes(answer), outcome, why);
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.HEADER, name, script, outcome, why);
  }
}
