package weft.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weft.analysis.PageChange.Field;
import weft.analysis.PageChange.Kind;
import weft.store.StoreException;

/**
 * Compares what two runs know, of one file or of two: which URLs were asked for, what became of
 * them, and what their pages said. Both go along their URLs in the order of their texts, so ids may
 * differ and memory does not grow. For one thread.
 */
public final class Diff {
  private static final String ASKED =
      """
      SELECT u.text, c.url, CASE c.state WHEN 1 THEN c.fetch END
      FROM crawl_url c JOIN url u ON u.id = c.url
      WHERE c.run = ? AND c.state IN (1, 2) AND c.pursuit IN (0, 4) ORDER BY u.text\
      """;

  private static final int SAY_EVERY = 10_000;

  private final Workspace before;
  private final Workspace after;
  private final boolean passages;
  private final Consumer<PageChange> sink;
  private final DiffCounts counts = new DiffCounts();

  /**
   * @param passages whether it is wanted which passages of texts have changed
   * @param sink takes each change, in the order of URLs
   */
  public Diff(Workspace before, Workspace after, boolean passages, Consumer<PageChange> sink) {
    this.before = before;
    this.after = after;
    this.passages = passages;
    this.sink = sink;
  }

  /** Compares everything; answers how much has changed. */
  public DiffCounts compare(Progress progress) {
    try (Urls old = new Urls(before);
        Urls now = new Urls(after);
        PageVersions oldPages = new PageVersions(before);
        PageVersions nowPages = new PageVersions(after)) {
      boolean sameFile = Files.isSameFile(before.file(), after.file());
      long seen = 0;
      while (old.text != null || now.text != null) {
        if (seen++ % SAY_EVERY == 0) {
          progress.at("comparing, URLs so far " + (seen - 1), 0, 0);
        }
        int order = old.compareTo(now);
        if (order < 0) {
          report(new PageChange(Kind.GONE, old.text(), List.of(), List.of()));
        } else if (order > 0) {
          report(new PageChange(Kind.NEW, now.text(), List.of(), List.of()));
        } else if (sameFile && old.fetch != 0 && old.fetch == now.fetch) {
          counts.addSame(true);
        } else {
          compare(old.text(), oldPages.of(old.url), nowPages.of(now.url));
        }
        old.nextIf(order <= 0);
        now.nextIf(order >= 0);
      }
      return counts;
    } catch (SQLException | IOException e) {
      throw new StoreException(
          "%s and %s cannot be compared: %s".formatted(before.file(), after.file(), e.getMessage()),
          e);
    }
  }

  private void compare(String url, PageVersion old, PageVersion now) {
    List<Field> fields = new ArrayList<>();
    for (String name : PageVersion.FIELDS) {
      String was = old.fields().get(name);
      String is = now.fields().get(name);
      if (!Objects.equals(was, is)) {
        fields.add(new Field(name, was, is));
      }
    }
    links(old.links(), now.links(), fields);
    List<String> lines = text(old, now, fields);
    if (fields.isEmpty()) {
      counts.addSame(Objects.equals(old.body(), now.body()));
    } else {
      report(new PageChange(Kind.CHANGED, url, fields, lines));
    }
  }

  private static void links(Iterable<String> old, Iterable<String> now, List<Field> fields) {
    TreeSet<String> gone = new TreeSet<>();
    old.forEach(gone::add);
    TreeSet<String> added = new TreeSet<>();
    now.forEach(added::add);
    TreeSet<String> both = new TreeSet<>(gone);
    both.retainAll(added);
    gone.removeAll(both);
    added.removeAll(both);
    gone.forEach(link -> fields.add(new Field("link", link, null)));
    added.forEach(link -> fields.add(new Field("link", null, link)));
  }

  /** Compares texts, where both were derived or have none to derive. */
  private List<String> text(PageVersion old, PageVersion now, List<Field> fields) {
    if (old.derived() != now.derived() && old.body() != null && now.body() != null) {
      return List.of();
    }
    String was = old.text() == null ? "" : old.text();
    String is = now.text() == null ? "" : now.text();
    if (was.equals(is)) {
      return List.of();
    }
    String words = old.fields().get("words");
    if (!Objects.equals(words, now.fields().get("words"))) {
      fields.add(new Field("words", words, now.fields().get("words")));
    }
    fields.add(new Field("text", null, null));
    return passages ? TextDiff.of(was, is) : List.of();
  }

  private void report(PageChange change) {
    counts.add(change);
    sink.accept(change);
  }

  /** The URLs that a run has asked for, in the order of their texts. */
  private static final class Urls implements AutoCloseable, Comparable<Urls> {
    private final PreparedStatement statement;
    private final ResultSet rows;
    private @Nullable String text;
    private long url;
    private long fetch;

    Urls(Workspace workspace) throws SQLException {
      statement = workspace.connection().prepareStatement(ASKED);
      statement.setLong(1, workspace.run());
      rows = statement.executeQuery();
      nextIf(true);
    }

    void nextIf(boolean wanted) throws SQLException {
      if (wanted && rows.next()) {
        text = rows.getString(1);
        url = rows.getLong(2);
        fetch = rows.getLong(3);
      } else if (wanted) {
        text = null;
      }
    }

    String text() {
      return Objects.requireNonNull(text);
    }

    @Override
    public int compareTo(Urls other) {
      if (text == null || other.text == null) {
        return Boolean.compare(text == null, other.text == null);
      }
      return text.compareTo(other.text); // all ASCII, so it is SQLite's order too
    }

    @Override
    public void close() throws SQLException {
      rows.close();
      statement.close();
    }
  }
}
