package weft.hostile;

import static weft.hostile.Answers.PAGE;

import java.util.List;

/** Servers whose status is not what was hoped for. */
final class Statuses {
  private Statuses() {}

  static List<Misbehaviour> all() {
    return List.of(
        bad(
            "answers 429 without end",
            answer("429 Too Many Requests", ""),
            "failed http-status",
            "tried again, then given up"),
        bad(
            "answers 429 with Retry-After",
            Script.inTurn(answer("429 Too Many Requests", "Retry-After: 1\r\n"), page()),
            "done 200, 1 link, 2 pages",
            "asked again when it says"),
        bad(
            "answers 429 with a bad Retry-After",
            Script.inTurn(
                answer("429 Too Many Requests", "Retry-After: -99999999999999999999\r\n"), page()),
            "done 200, 1 link, 2 pages",
            "asked again when we say"),
        bad(
            "answers 503 with a date in the past",
            Script.inTurn(
                answer("503 No", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT\r\n"), page()),
            "done 200, 1 link, 2 pages",
            "the same"),
        bad(
            "answers 503 without end",
            answer("503 Service Unavailable", ""),
            "failed http-status",
            "tried again, then given up"),
        bad(
            "flaps between 500 and 200",
            Script.inTurn(answer("500 Oh", ""), page()),
            "done 200, 1 link, 2 pages",
            "an error that may pass is tried again"),
        bad(
            "answers 500 without end",
            answer("500 Oh", ""),
            "failed http-status",
            "tried again, then given up"),
        bad(
            "answers 200 with an error page",
            Script.sends(Answers.page("<h1>404 Not Found")),
            "done 200",
            "the status counts"),
        bad(
            "answers 404 with a page",
            Script.sends(Answers.answer("404 Not Found", "Content-Type: text/html\r\n", PAGE)),
            "done 404",
            "its links are recorded and not followed"),
        bad(
            "answers 204",
            Script.sends("HTTP/1.1 204 No Content\r\n\r\n"),
            "done 204",
            "there is no body"),
        bad(
            "answers 204 with a body",
            answer("204 No Content", ""),
            "done 204",
            "the body is not read, the connection is dropped"),
        bad(
            "answers 205 with a body",
            answer("205 Reset Content", ""),
            "done 205",
            "it has none: what comes is not read"),
        bad(
            "answers 206 unasked",
            answer("206 Partial Content", "Content-Range: bytes 0-56/100\r\n"),
            "done 206, 1 link, 2 pages",
            "what came is kept, under its status"),
        bad(
            "answers 304 unasked",
            Script.sends("HTTP/1.1 304 Not Modified\r\n\r\n"),
            "done 304",
            "nothing is known that it could confirm"),
        bad(
            "answers 304 with a body",
            answer("304 Not Modified", ""),
            "done 304",
            "the body is not read"),
        bad(
            "answers 300",
            answer("300 Multiple Choices", ""),
            "done 300",
            "an answer: there is no place to go to"),
        bad(
            "asks for a login by the hundred",
            Script.sends(
                Answers.answer("401 No", "WWW-Authenticate: Basic realm=x\r\n".repeat(100), "")),
            "done 401",
            "nobody has one"),
        bad(
            "asks for a login at a proxy",
            answer("407 Proxy Authentication Required", ""),
            "done 407",
            "there is no proxy"),
        bad(
            "answers 408 the first time",
            Script.inTurn(
                Script.closes("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"), page()),
            "done 200, 1 link, 2 pages",
            "an error that may pass is tried again"),
        bad(
            "answers 451",
            answer("451 Unavailable For Legal Reasons", ""),
            "done 451",
            "an answer"));
  }

  private static Script page() {
    return Script.sends(Answers.page(PAGE));
  }

  private static Script answer(String status, String fields) {
    return Script.sends(Answers.answer(status, "Content-Type: text/html\r\n" + fields, PAGE));
  }

  private static Misbehaviour bad(String name, Script script, String outcome, String why) {
    return Misbehaviour.of(Group.STATUS, name, script, outcome, why);
  }
}
