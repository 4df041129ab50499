package weft.cli.output;

import weft.store.RowSink;

/** A form in which rows are written. */
public interface ResultWriter extends RowSink {

  /** No more rows follow. */
  void end();
}
