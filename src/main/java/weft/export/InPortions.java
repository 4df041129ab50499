package weft.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import weft.analysis.Workspace;

/**
 * Rows of a query that is asked again and again for the next ones, so that no reading holds up a
 * crawl that goes on meanwhile.
 */
final class InPortions {
  private InPortions() {}

  /** Takes rows one by one. */
  @FunctionalInterface
  interface Taker {
    void take(Cells row) throws IOException;
  }

  /**
   * Hands over all rows.
   *
   * @param sql its first column is a number that grows from row to row, its first parameter the
   *     number behind which to begin; it answers at most {@code portion} rows
   * @param others the parameters after that
   */
  static void each(Workspace workspace, String sql, int portion, List<?> others, Taker taker)
      throws IOException {
    long _ = behind(0, workspace, sql, portion, others, taker);
  }

  /** Hands over all rows behind that number; answers the last of their numbers. */
  static long behind(
      long first, Workspace workspace, String sql, int portion, List<?> others, Taker taker)
      throws IOException {
    AtomicReference<IOException> trouble = new AtomicReference<>();
    long[] at = {first};
    int[] taken = {portion};
    while (taken[0] == portion) {
      taken[0] = 0;
      List<Object> parameters = new ArrayList<>(List.of(at[0]));
      parameters.addAll(others);
      Cells.of(
          workspace,
          sql,
          parameters,
          row -> {
            taken[0]++;
            at[0] = row.number(0);
            if (trouble.get() == null) {
              try {
                taker.take(row);
              } catch (IOException e) {
                trouble.set(e);
              }
            }
          });
      IOException thrown = trouble.get();
      if (thrown != null) {
        throw thrown;
      }
    }
    return at[0];
  }
}
