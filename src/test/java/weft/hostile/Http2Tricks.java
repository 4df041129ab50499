package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers that misuse HTTP/2. */
final class Http2Tricks {
  private static final String FINE = "done 200, 1 link, 2 pages";
  private static final String FILLER = " ".repeat(16_000);

  private Http2Tricks() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "resets the stream",
            asked -> asked.send(Frames.reset(asked.stream(), 2)),
            "failed lost",
            "tried again, then given up"),
        bad(
            "refuses the stream the first time",
            Script.inTurn(asked -> asked.send(Frames.reset(asked.stream(), 7)), Http2Tricks::page),
            FINE,
            "a lost stream is tried again"),
        bad(
            "resets the stream in the body",
            asked ->
                asked.send(
                    Frames.found(asked.stream())
                        + Frames.data(asked.stream(), PAGE, false)
                        + Frames.reset(asked.stream(), 8)),
            "failed lost",
            "an answer that is not whole is no answer"),
        bad(
            "goes away before it answers",
            asked -> {
              asked.send(Frames.goAway(0, 0));
              return false;
            },
            "failed lost",
            "tried again, then given up"),
        bad(
            "goes away the first time",
            Script.inTurn(
                asked -> {
                  asked.send(Frames.goAway(0, 11));
                  return false;
                },
                Http2Tricks::page),
            FINE,
            "another connection is made"),
        bad(
            "goes away behind its answer",
            asked -> {
              page(asked);
              asked.send(Frames.goAway(asked.stream(), 0));
              return false;
            },
            FINE,
            "another connection is made"),
        bad("never answers a stream", Asked::silence, "failed timeout", "silence has a limit")
            .stalling(),
        bad(
                "drips a stream",
                asked -> {
                  asked.send(Frames.found(asked.stream()));
                  while (asked.pause(100)) {
                    asked.send(Frames.data(asked.stream(), "x", false));
                  }
                  return false;
                },
                "failed timeout",
                "no drop extends the time for the whole")
            .stalling(),
        bad(
            "sends data frames without end",
            asked -> {
              asked.send(Frames.found(asked.stream()) + Frames.data(asked.stream(), PAGE, false));
              for (int i = 0; i < 200; i++) {
                asked.send(Frames.data(asked.stream(), FILLER, false));
              }
              return true;
            },
            "done 200 truncated wire, 1 link, 2 pages",
            "what came within the limit is kept"),
        bad(
            "sends continuations without end",
            asked -> {
              asked.send(Frames.frame(Frames.HEADERS, 0, asked.stream(), Frames.FOUND));
              String fields = Frames.field("x-flood", "y".repeat(100)).repeat(140);
              while (asked.send(Frames.frame(Frames.CONTINUATION, 0, asked.stream(), fields))) {
                // Until the other side has enough.
              }
              return false;
            },
            "failed protocol",
            "a header has a limit"),
        bad(
            "sends a header of 150 KB in pieces",
            asked -> {
              String fields = Frames.field("x-flood", "y".repeat(100)).repeat(140);
              StringBuilder header = new StringBuilder();
              header.append(Frames.frame(Frames.HEADERS, 0, asked.stream(), Frames.FOUND));
              for (int i = 0; i < 10; i++) {
                header.append(Frames.frame(Frames.CONTINUATION, 0, asked.stream(), fields));
              }
              header.append(
                  Frames.frame(Frames.CONTINUATION, Frames.END_HEADERS, asked.stream(), ""));
              return asked.send(header + Frames.data(asked.stream(), PAGE, true));
            },
            "failed protocol",
            "the same, although it ends"),
        bad(
            "sends a header bomb",
            asked -> {
              String big = "@\u0001a\u007f\u0080\u001e" + "z".repeat(3_967);
              String again = "\u00be".repeat(16_000);
              asked.send(Frames.frame(Frames.HEADERS, 0, asked.stream(), Frames.FOUND + big));
              for (int i = 0; i < 20; i++) {
                asked.send(Frames.frame(Frames.CONTINUATION, 0, asked.stream(), again));
              }
              asked.send(Frames.frame(Frames.CONTINUATION, Frames.END_HEADERS, asked.stream(), ""));
              return asked.send(Frames.data(asked.stream(), PAGE, true));
            },
            "failed protocol",
            "what a header unpacks to counts"),
        bad(
            "sends data before a header",
            asked -> asked.send(Frames.data(asked.stream(), PAGE, true)),
            "failed protocol",
            "that is no answer"),
        bad(
            "sends a frame that is too large",
            asked -> asked.send(Frames.frame(Frames.DATA, 0, asked.stream(), "x".repeat(20_000))),
            "failed protocol",
            "nothing was said to allow it"),
        bad(
            "pushes what nobody asked for",
            asked ->
                asked.send(
                    Frames.frame(
                            Frames.PUSH_PROMISE, 4, asked.stream(), Frames.number(2) + "\u0082")
                        + Frames.page(asked.stream(), PAGE)),
            FINE,
            "a push is refused, the answer counts"),
        bad(
            "sends pings by the thousand",
            asked -> {
              for (int i = 0; i < 2_000; i++) {
                asked.send(Frames.frame(Frames.PING, 0, 0, "12345678"));
              }
              return page(asked);
            },
            FINE,
            "an answer is an answer"),
        bad(
            "shrinks the window to nothing",
            asked -> {
              asked.send(Frames.frame(4, 0, 0, "\u0000\u0004" + Frames.number(0)));
              return page(asked);
            },
            FINE,
            "a GET sends no data"),
        bad(
            "breaks HPACK",
            asked ->
                asked.send(
                    Frames.frame(
                        Frames.HEADERS, 4, asked.stream(), "\u00ff\u00ff\u00ff\u00ff\u00ff")),
            "failed lost",
            "no answer"));
  }

  private static boolean page(Asked asked) throws java.io.IOException {
    return asked.send(Frames.page(asked.stream(), PAGE));
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.HTTP2, name, script, outcome, why).behind(Door.HTTP2);
  }
}
