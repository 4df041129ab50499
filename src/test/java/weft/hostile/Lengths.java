package weft.hostile;

import static weft.hostile.Answers.OK;
import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers that lie about the length of an answer, or know no end. */
final class Lengths {
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String FORGED = Answers.page("<title>forged</title><a href=/forged>x</a>");

  private Lengths() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "promises more than it sends",
            Script.closes(OK + "Content-Length: 10000\r\n\r\n" + PAGE),
            "failed lost",
            "an answer that is not whole is no answer"),
        bad(
            "sends more than it promised",
            Script.sends(OK + "Content-Length: 12\r\n\r\n<title>forged page</title>"),
            "done 200",
            "what was promised counts"),
        bad(
            "hides an answer behind an answer",
            asked ->
                asked.wants("/")
                    ? asked.send(
                        Answers.page("<a href=/a>a</a><a href=/b>b</a><title>own</title>") + FORGED)
                    : asked.send(Answers.page("<title>own</title>")),
            "done 200, 2 links, 3 pages",
            "the surplus is nobody's answer, the connection is dropped"),
        bad(
            "hides an answer behind a 404",
            asked ->
                asked.wants("/")
                    ? asked.send(Answers.page("<a href=/a>a</a><a href=/b>b</a><title>own</title>"))
                    : asked.send(Answers.answer("404 Not Found", "", "") + FORGED),
            "done 200, 2 links, 3 pages",
            "the same behind an answer without a body"),
        bad(
            "hides an answer behind chunks",
            asked ->
                asked.wants("/")
                    ? asked.send(
                        CHUNKED + "1e\r\n<a href=/a>a</a><title>own</t>\r\n0\r\n\r\n" + FORGED)
                    : asked.send(Answers.page("<title>own</title>")),
            "done 200, 1 link, 2 pages",
            "the same behind the last chunk"),
        bad(
            "gives two lengths",
            Script.sends(OK + "Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + PAGE),
            "failed protocol",
            "where the length is in doubt, so is what belongs to the answer"),
        bad(
            "gives a negative length",
            Script.closes(OK + "Content-Length: -1\r\n\r\n" + PAGE),
            "done 200, 1 link, 2 pages",
            "no length: the body ends with the connection"),
        bad(
            "gives a length that is no number",
            Script.closes(OK + "Content-Length: many\r\n\r\n" + PAGE),
            "done 200, 1 link, 2 pages",
            "the same"),
        bad(
            "gives a length beyond all numbers",
            Script.closes(OK + "Content-Length: 99999999999999999999\r\n\r\n" + PAGE),
            "done 200, 1 link, 2 pages",
            "the same"),
        bad(
            "promises a terabyte",
            Script.endless(OK + "Content-Length: 1099511627776\r\n\r\n" + PAGE, " ".repeat(8192)),
            "done 200 truncated wire, 1 link, 2 pages",
            "memory is taken for what comes, not for what is promised"),
        bad(
            "sends a body without end",
            Script.endless(OK + "\r\n" + PAGE, " ".repeat(8192)),
            "done 200 truncated wire, 1 link, 2 pages",
            "what came within the limit is kept"),
        bad(
            "sends chunks without end",
            Script.endless(CHUNKED + chunk(PAGE), chunk(" ".repeat(4096))),
            "done 200 truncated wire, 1 link, 2 pages",
            "the same in chunks"),
        bad(
            "gives a chunk size that is no number",
            Script.closes(CHUNKED + "zz\r\n" + PAGE),
            "failed protocol",
            "nobody knows where such a body ends"),
        bad(
            "gives a negative chunk size",
            Script.closes(CHUNKED + "-5\r\n" + PAGE),
            "failed protocol",
            "the same"),
        bad(
            "gives a chunk of 2^64 bytes",
            Script.closes(CHUNKED + "fffffffffffffffff\r\n" + PAGE),
            "failed protocol",
            "the same"),
        bad(
            "leaves out the last chunk",
            Script.closes(CHUNKED + chunk(PAGE)),
            "failed lost",
            "an answer that is not whole is no answer"),
        bad(
            "sends chunks of one byte",
            asked -> {
              StringBuilder body = new StringBuilder(CHUNKED);
              PAGE.chars().forEach(c -> body.append(chunk(String.valueOf((char) c))));
              return asked.send(body + "0\r\n\r\n");
            },
            "done 200, 1 link, 2 pages",
            "small, and right"),
        bad(
            "gives a chunk a megabyte of extensions",
            Script.closes(CHUNKED + "5;" + "x".repeat(1 << 20) + "\r\nhello\r\n0\r\n\r\n"),
            "failed protocol",
            "a line has a limit wherever it stands"),
        bad(
            "sends trailers without end",
            Script.endless(CHUNKED + chunk(PAGE) + "0\r\n", "X-Trailer: 1\r\n".repeat(500)),
            "failed protocol",
            "trailers are a header, and have its limit"),
        bad(
            "names a transfer coding that nobody asked for",
            Script.closes(OK + "Transfer-Encoding: gzip\r\n\r\n" + PAGE),
            "failed protocol",
            "nobody knows where such a body ends"),
        bad(
            "gives chunks and a length",
            Script.sends(
                OK
                    + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n"
                    + chunk(PAGE)
                    + "0\r\n\r\n"),
            "done 200, 1 link, 2 pages",
            "chunks count, and the connection is not used again"));
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.LENGTH, name, script, outcome, why);
  }
}
