package weft.cli.ask;

import java.nio.file.Path;
import weft.cli.command.Analyzer;
import weft.cli.command.Console;
import weft.store.StoreException;
import weft.store.StoreReader;

/** Content that is derived because somebody asks for it. */
public final class ContentOnDemand {
  private ContentOnDemand() {}

  /** Fills in what is missing, unless another process has the file or it cannot be written. */
  public static void derive(Path file, Analyzer analyzer, Console console) {
    boolean crawling;
    try (StoreReader reader = StoreReader.open(file)) {
      crawling = reader.owner().isPresent();
    }
    if (crawling) {
      console.say("a crawl is running; content is derived once it has ended");
      return;
    }
    try {
      long _ = analyzer.fill(file, null, console);
    } catch (StoreException e) {
      if (!e.kind().wrongFile()) {
        throw e;
      }
      console.say(e.getMessage() + "; what is asked is answered without content");
    }
  }
}
