package weft.hostile;

import static weft.hostile.Answers.OK;
import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers that end connections when they should not. */
final class Endings {
  private static final String FINE = "done 200, 1 link, 2 pages";

  private Endings() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad("hangs up without a word", _ -> false, "failed lost", "tried again, then given up"),
        bad("hangs up in the status line", Script.closes("HTTP/1.1 2"), "failed lost", "the same"),
        bad("hangs up in the header", Script.closes(OK + "X-Ha"), "failed lost", "the same"),
        bad(
            "hangs up behind the header",
            Script.closes(OK + "Content-Length: 500\r\n\r\n"),
            "failed lost",
            "the same"),
        bad(
            "hangs up in the body",
            Script.closes(OK + "Content-Length: 500\r\n\r\n" + PAGE),
            "failed lost",
            "the same"),
        bad(
            "hangs up the first time",
            Script.inTurn(_ -> false, Script.sends(Answers.page(PAGE))),
            FINE,
            "a lost connection is tried again"),
        bad(
            "closes after each answer and does not say so",
            Script.closes(Answers.page(PAGE)),
            FINE,
            "another connection is made"),
        bad(
            "says close and keeps the connection",
            Script.sends(
                OK + "Connection: close\r\nContent-Length: " + PAGE.length() + "\r\n\r\n" + PAGE),
            FINE,
            "the connection is not used again"),
        bad(
            "answers in HTTP/1.0",
            Script.closes("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE),
            FINE,
            "the body ends with the connection"),
        bad(
            "answers in HTTP/1.0 and keeps the connection",
            Script.sends(
                "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nConnection: keep-alive\r\n"
                    + "Content-Length: "
                    + PAGE.length()
                    + "\r\n\r\n"
                    + PAGE),
            FINE,
            "the length counts"),
        bad(
            "speaks before it is asked",
            asked -> {
              asked.send(Answers.page(PAGE));
              if (asked.wants("/")) {
                asked.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged");
              }
              return true;
            },
            FINE,
            "bytes that come unasked are nobody's answer"),
        bad(
            "switches protocols unasked",
            Script.sends("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
            "failed protocol",
            "nothing else was offered"));
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.CONNECTION, name, script, outcome, why);
  }
}
