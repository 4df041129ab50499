package weft.cli.ask;

import weft.analysis.DiffCounts;
import weft.analysis.PageChange;

/** A form in which {@code weft diff} writes changes. */
interface DiffWriter {

  /** One URL. */
  void change(PageChange change);

  /** No more follow; what it comes to. */
  void end(DiffCounts counts);
}
