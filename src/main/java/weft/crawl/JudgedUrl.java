package weft.crawl;

import weft.model.Decision;
import weft.url.Url;

/** A URL and whether a crawl would fetch it, with the rule that decides. */
public record JudgedUrl(Url url, Decision decision) {}
