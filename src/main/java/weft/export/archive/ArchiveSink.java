package weft.export.archive;

import weft.model.ArchivedAnswer;
import weft.url.Url;

/** Takes what is read from archives, in the order in which it stands there. */
public interface ArchiveSink {

  /** An answer that was read. */
  void answer(ArchivedAnswer answer);

  /** A URL that is named and not answered, and where. */
  void named(Url url, String source);

  /** A record that holds no answer of its own, by what it is. */
  void skipped(String kind);

  /** Something that could not be read, or not as it claims to be; what follows it is read on. */
  void problem(ArchiveProblem problem);
}
