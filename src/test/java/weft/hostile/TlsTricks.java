package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers that cannot be trusted, or cannot speak TLS. */
final class TlsTricks {
  private static final Script PAGES = Script.sends(Answers.page(PAGE));

  private TlsTricks() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad("signs its certificate itself", Door.SELF_SIGNED, "failed tls", "nobody vouches"),
        bad("has a certificate that is past", Door.EXPIRED, "failed tls", "it is not good now"),
        bad("has a certificate for another host", Door.WRONG_HOST, "failed tls", "not for this"),
        bad(
            "is as it should be",
            Door.SECURE,
            "done 200, 1 link, 2 pages",
            "the same server, trusted"),
        raw(
            "speaks HTTP where TLS is expected",
            Script.closes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")),
        raw(
            "speaks only TLS of the last century",
            Script.closes("\u0015\u0003\u0001\u0000\u0002\u0002F")),
        raw("hangs up in the handshake", _ -> false),
        raw("never shakes hands", Asked::silence).stalling(),
        raw(
                "drips a handshake",
                asked -> {
                  asked.send("\u0016\u0003\u0003@\u0000");
                  while (asked.pause(100)) {
                    asked.send("\u0002");
                  }
                  return false;
                })
            .stalling(),
        raw(
            "sends noise in the handshake",
            Script.closes("\u0016\u0003\u0003\u0000\u0010" + "\u00a5".repeat(16))));
  }

  private static Misbehaviour bad(String name, Door door, String outcome, String why) {
    return Misbehaviour.of(Group.TLS, name, PAGES, outcome, why).behind(door);
  }

  private static Misbehaviour raw(String name, Script script) {
    return Misbehaviour.of(Group.TLS, name, script, "failed tls", "there is no secure connection")
        .behind(Door.NOT_TLS);
  }
}
