package weft.hostile;

import static weft.hostile.Answers.PAGE;
import static weft.hostile.Answers.coded;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Servers whose content codings are damaged, are lies, or swell. */
final class Codings {
  private static final int BOMB = 32 << 20;
  private static final byte[] LONG =
      (PAGE + Answers.repeated("some more words that differ by 123456789, ", 20_000))
          .getBytes(StandardCharsets.ISO_8859_1);

  private Codings() {}

  static List<Misbehaviour> all() {
    byte[] gzip = Bombs.gzip(LONG);
    byte[] zstd = Bombs.zstd(LONG);
    byte[] br = Bombs.brotli(LONG);
    return List.of(
        bad(
            "cuts its gzip",
            coded("gzip", Bombs.cut(gzip, gzip.length - 20)),
            "done 200 truncated damaged, 1 link, 2 pages",
            "it would be cut again: what could be read is kept"),
        bad(
            "corrupts its gzip",
            coded("gzip", Bombs.corrupt(gzip)),
            "done 200 truncated damaged, 1 link, 2 pages",
            "the same"),
        bad(
            "cuts its zstd",
            coded("zstd", Bombs.cut(zstd, zstd.length - 5)),
            "done 200 truncated damaged",
            "the same"),
        bad(
            "corrupts its zstd",
            coded("zstd", Bombs.corrupt(zstd)),
            "done 200 truncated damaged",
            "nothing could be read"),
        bad(
            "cuts its br",
            coded("br", Bombs.cut(br, br.length - 50)),
            "done 200 truncated damaged, 1 link, 2 pages",
            "nothing came out of the coding: kept as it came, and marked"),
        bad(
            "corrupts its br",
            coded("br", new byte[] {0x7f, 0x11, 0x22, 0x33, 0x44, 0x55}),
            "done 200 truncated damaged",
            "nothing could be read: kept as it came, and marked"),
        bad(
            "sends a gzip bomb",
            coded("gzip", Bombs.gzip(Bombs.swollen(BOMB))),
            "done 200 truncated decoded, 1 link, 2 pages",
            "what came out within the limit is kept"),
        bad(
            "sends a zstd bomb",
            coded("zstd", Bombs.zstd(Bombs.swollen(BOMB))),
            "done 200 truncated ratio, 1 link, 2 pages",
            "three kilobytes may not become 32 megabytes"),
        bad(
            "sends a br bomb of twenty bytes",
            coded("br", Bombs.brotliBomb()),
            "done 200 truncated ratio",
            "twenty bytes may become one megabyte"),
        bad(
            "sends a bomb in a bomb",
            coded("gzip, gzip", Bombs.gzip(Bombs.gzip(Bombs.swollen(BOMB)))),
            "done 200 truncated ratio, 1 link, 2 pages",
            "the ratio is that to what came over the wire"),
        bad(
            "sends a bomb of two codings",
            coded("zstd, gzip", Bombs.gzip(Bombs.zstd(Bombs.swollen(BOMB)))),
            "done 200 truncated ratio, 1 link, 2 pages",
            "the same"),
        bad(
            "compresses twice and says so",
            coded("gzip, gzip", Bombs.gzip(gzip)),
            "done 200, 1 link, 2 pages",
            "unusual, and right"),
        bad(
            "compresses twice and says once",
            coded("gzip", Bombs.gzip(gzip)),
            "done 200",
            "what is inside is no page"),
        bad(
            "names a coding forty times",
            coded("gzip, ".repeat(40) + "gzip", gzip),
            "done 200",
            "more than five are not undone: what came is kept as it is"),
        bad(
            "says gzip and sends plain text",
            coded("gzip", PAGE.getBytes(StandardCharsets.ISO_8859_1)),
            "done 200, 1 link, 2 pages",
            "taken as it came"),
        bad(
            "says br and sends gzip",
            coded("br", gzip),
            "done 200",
            "not in this coding: taken as it came, which is no page"),
        bad(
            "names a coding that does not exist",
            coded("rot13", PAGE.getBytes(StandardCharsets.ISO_8859_1)),
            "done 200, 1 link, 2 pages",
            "taken as it came"),
        bad(
            "compresses nothing",
            coded("gzip", new byte[0]),
            "done 200",
            "an empty body is empty in any coding"),
        bad(
            "lies about the length in its gzip",
            coded("gzip", lying(gzip)),
            "done 200, 1 link, 2 pages",
            "memory is taken for what comes out, not for what is promised"),
        bad(
            "asks zstd for a window of two gigabytes",
            coded("zstd", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xa8, 1}),
            "done 200 truncated damaged",
            "a window has a limit"));
  }

  /** The trailer's length becomes two gigabytes. */
  private static byte[] lying(byte[] gzip) {
    byte[] lying = gzip.clone();
    lying[lying.length - 1] = 0x7f;
    return lying;
  }

  private static Misbehaviour bad(String name, String answer, String outcome, String why) {
    return Misbehaviour.of(Group.CODING, name, Script.sends(answer), outcome, why);
  }
}
