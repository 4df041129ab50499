package weft.cli;

import weft.store.RowSink;

/** A form in which rows are written. */
interface ResultWriter extends RowSink {

  /** No more rows follow. */
  void end();
}
