package weft.hostile;

import static weft.hostile.Answers.OK;
import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers that take their time. */
final class Slowness {
  private Slowness() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad("never answers", Asked::silence, "failed timeout", "silence has a limit"),
        bad(
            "answers after the deadline",
            asked -> asked.pause(6_000) && asked.send(Answers.page(PAGE)),
            "failed timeout",
            "the limit on silence is shorter than that on the whole"),
        bad(
            "drips its status line",
            Script.drips("HTTP/1.1 200 O", 'O'),
            "failed timeout",
            "each byte ends a silence, none extends the time for the whole"),
        bad(
            "drips its header",
            Script.drips(OK + "X-Drip: ", 'x'),
            "failed timeout",
            "the same within a field"),
        bad(
            "drips header fields",
            asked -> {
              asked.send(OK);
              while (asked.pause(50)) {
                asked.send("X-Drip: 1\r\n");
              }
              return false;
            },
            "failed timeout",
            "the same, a field at a time"),
        bad(
            "drips a body of known length",
            Script.drips(OK + "Content-Length: 100000\r\n\r\n" + PAGE, ' '),
            "failed timeout",
            "a body that did not come whole in time is no answer"),
        bad(
            "drips a body without end",
            Script.drips(OK + "\r\n" + PAGE, ' '),
            "failed timeout",
            "the same where nobody knows its length"),
        bad(
            "drips chunks without end",
            asked -> {
              asked.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
              while (asked.pause(50)) {
                asked.send("1\r\nx\r\n");
              }
              return false;
            },
            "failed timeout",
            "the same in chunks"),
        bad(
            "drips the size of a chunk",
            Script.drips(OK + "Transfer-Encoding: chunked\r\n\r\n", '0'),
            "failed timeout",
            "the same before any byte of a body"),
        bad(
            "stalls in the middle of a body",
            asked -> asked.send(OK + "Content-Length: 1000\r\n\r\n" + PAGE) && asked.silence(),
            "failed timeout",
            "silence has a limit here too"),
        bad(
            "sends informational answers for ever",
            asked -> {
              while (asked.pause(20)) {
                asked.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
              }
              return false;
            },
            "failed timeout",
            "an answer that never becomes one"),
        bad(
            "is slow the first time",
            Script.inTurn(Asked::silence, Script.sends(Answers.page(PAGE))),
            "done 200, 1 link, 2 pages",
            "a timeout is tried again"));
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.TIME, name, script, outcome, why);
  }
}
