package weft.parse;

import weft.model.Body;
import weft.model.Exchange;
import weft.model.Page;
import weft.url.Url;

/** Finds what an answer says and where it links. Never throws for what a server sent. */
public interface PageParser {

  /** Parses; safe for any number of threads. */
  Page parse(Url url, Exchange exchange, Body body);
}
