package weft.store;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import weft.model.Body;
import weft.store.StoreSettings.Bodies;

/**
 * Compresses bodies on the threads of those who save them. Keeps a few compression contexts, since
 * one costs more to make than a page to compress. Safe for any number of threads.
 */
final class Packer implements AutoCloseable {
  private static final int LEVEL = 1;

  private final ArrayBlockingQueue<ZstdCompressCtx> contexts =
      new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

  /**
   * A body as it is stored: as it came where the server compressed it and all of it came; else
   * compressed where that makes it smaller.
   *
   * @param html whether the answer was an HTML page
   */
  PackedBody pack(Body body, Bodies kept, boolean html) {
    boolean wanted =
        switch (kept) {
          case ALL -> true;
          case HTML -> html;
          case NONE -> false;
        };
    if (!wanted) {
      return PackedBody.notKept(body);
    }
    if (storedAsItCame(body)) {
      return packed(body, body.coding(), body.wire());
    }
    byte[] compressed = compress(body.decoded());
    return compressed.length < body.decoded().length
        ? packed(body, "zstd", compressed)
        : packed(body, "identity", body.decoded());
  }

  @Override
  public void close() {
    @Nullable ZstdCompressCtx context = contexts.poll();
    while (context != null) {
      context.close();
      context = contexts.poll();
    }
  }

  private static PackedBody packed(Body body, String coding, byte[] bytes) {
    return new PackedBody(body.sha256(), body.decoded().length, coding, bytes);
  }

  private static boolean storedAsItCame(Body body) {
    return switch (body.coding()) {
      case "gzip", "br", "zstd" -> !body.truncation().cut();
      default -> false;
    };
  }

  private byte[] compress(byte[] bytes) {
    ZstdCompressCtx context = contexts.poll();
    if (context == null) {
      context = new ZstdCompressCtx().setLevel(LEVEL);
    }
    try {
      return context.compress(bytes);
    } finally {
      if (!contexts.offer(context)) {
        context.close();
      }
    }
  }
}
