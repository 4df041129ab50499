package weft.store;

import weft.model.Content;
import weft.model.Extraction;
import weft.store.ContentWriter.TextBody;

/** Takes the URL of a body for its text, and its length for the number of words. */
final class UrlAndLength implements ContentWriter.Deriver {
  @Override
  public long rules() {
    return 0;
  }

  @Override
  public Content content(TextBody body) {
    return Content.of(body.url().text(), body.bytes().length);
  }

  @Override
  public Extraction extraction(TextBody body) {
    return Extraction.NONE;
  }
}
