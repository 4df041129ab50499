package weft.parse;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;
import weft.model.LinkKind;

/**
 * The title and the link annotations of PDF documents. Only a few are read at once, each within
 * limits on size, time and memory. Safe for any number of threads.
 */
final class PdfReader {
  private static final int AT_ONCE = 2;
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_NODES = 20_000;
  private static final int MOST_LINKS = 10_000;
  private static final int TITLE = 10_000;
  private static final Duration MOST_TIME = Duration.ofSeconds(5);

  /**
   * What was read.
   *
   * @param trouble why it is not everything; absent where it is
   */
  record Reading(DocumentFacts facts, @Nullable String trouble) {}

  private final Semaphore permits = new Semaphore(AT_ONCE);

  /** Reads a document; what is damaged gives what can be had and the trouble. */
  Reading read(byte[] body) {
    if (body.length > MOST_BYTES) {
      return new Reading(DocumentFacts.NONE, "a PDF of more than 32 MiB is not looked into");
    }
    permits.acquireUninterruptibly();
    try {
      return new Walk().over(new GuardedBytes(body, MOST_TIME.toNanos(), System::nanoTime));
    } finally {
      permits.release();
    }
  }

  /** One document on its way through. */
  private static final class Walk {
    private final List<RawLink> links = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable String title;
    private @Nullable String language;
    private @Nullable String base;

    Reading over(GuardedBytes bytes) {
      String trouble = null;
      try (bytes) {
        PdfParser parser = new PdfParser(bytes);
        trouble = over(parser);
        if (parser.isTooMuch()) {
          trouble = "it unpacks to too much";
        }
      } catch (IOException e) {
        trouble = e.getMessage();
      }
      DocumentFacts facts =
          new DocumentFacts(title, null, List.of(), null, base, language, null, links);
      return new Reading(facts, trouble == null ? null : "PDF cannot be read: " + trouble);
    }

    private @Nullable String over(PdfParser parser) {
      try (COSDocument document = parser.objects()) {
        COSDictionary trailer = document.getTrailer();
        facts(trailer);
        pages(trailer.getCOSDictionary(COSName.ROOT));
        return null;
      } catch (IOException | RuntimeException | StackOverflowError e) {
        return String.valueOf(e.getMessage());
      }
    }

    private void facts(COSDictionary trailer) {
      COSDictionary info = trailer.getCOSDictionary(COSName.INFO);
      String named = info == null ? null : info.getString(COSName.TITLE);
      title = named == null || named.isBlank() ? null : FoldedText.fold(named, TITLE);
      COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
      if (root != null) {
        language = root.getString(COSName.LANG);
        COSDictionary uri = root.getCOSDictionary(COSName.URI);
        base = uri == null ? null : uri.getString(COSName.getPDFName("Base"));
      }
    }

    private void pages(@Nullable COSDictionary root) {
      Deque<COSDictionary> nodes = new ArrayDeque<>();
      push(root == null ? null : root.getCOSDictionary(COSName.PAGES), nodes);
      while (!nodes.isEmpty()) {
        COSDictionary node = nodes.pop();
        annotations(node.getCOSArray(COSName.ANNOTS));
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = kids == null ? -1 : kids.size() - 1; i >= 0; i--) {
          push(kids.getObject(i), nodes);
        }
      }
    }

    private void push(@Nullable COSBase node, Deque<COSDictionary> nodes) {
      if (node instanceof COSDictionary page && seen.size() < MOST_NODES && seen.add(page)) {
        nodes.push(page);
      }
    }

    private void annotations(@Nullable COSArray annotations) {
      for (int i = 0; annotations != null && i < annotations.size(); i++) {
        if (links.size() < MOST_LINKS && annotations.getObject(i) instanceof COSDictionary one) {
          action(one.getCOSDictionary(COSName.A));
        }
      }
    }

    private void action(@Nullable COSDictionary action) {
      String uri = action == null ? null : action.getString(COSName.URI);
      String href = uri == null ? "" : Ascii.strip(uri);
      if (!href.isEmpty()) {
        links.add(RawLink.outside(LinkKind.PDF, href, "", ""));
      }
    }
  }
}
