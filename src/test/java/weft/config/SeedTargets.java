package weft.config;

import static weft.fuzz.Target.hold;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import weft.fuzz.Grammar;
import weft.fuzz.Scratch;
import weft.fuzz.Seeds;
import weft.fuzz.Target;
import weft.fuzz.Tokens;
import weft.model.Seed;
import weft.url.Canonicalizer;

/** What reads seeds: arguments, lists and tables. */
public final class SeedTargets {
  private static final List<String> TOKENS =
      Seeds.both(
          Tokens.of(
              """
              http://example.org/ https:// example.org www.example.org/a localhost:8080 //h/ mailto:a@b ftp://x/
              user:pw@ scope=domain scope=x depth=3 depth= depth=-1 a=b # ␣# ␤ ␍ ␍␤ , ; " "" url,name␤ URL;x␤
              loc scope depth page,depth␤ 1,2,3␤ "a,b" a.txt seeds.csv / ./x ␣ : . .. a.a.a. [::1]:80 [ ] @ ? é
              """),
          List.of("\t", "\0", "\u00a0", "\u0085", "\u2028", "\ufeff", "\ud800"));

  private SeedTargets() {}

  /** All of them. */
  public static List<Target> all() {
    List<String> lists = Seeds.own("seed-lists.txt");
    List<String> tables = Seeds.own("seed-tables.txt");
    List<String> wide =
        List.of("\u00ff\u00feh\0t\0t\0p\0:\0/\0/\0a\0.\0b\0\n\0", "\u00fe\u00ff\0u\0r\0l\0\n");
    List<String> narrow = Seeds.utf8(TOKENS);
    return List.of(
        Target.text("seed", 10, Grammar.ofTexts(TOKENS, lists), SeedTargets::argument),
        Target.bytes(
            "seed-list", 50, Grammar.ofBytes(narrow, Seeds.utf8(lists)), SeedTargets::list),
        Target.bytes(
            "seed-table",
            50,
            Grammar.ofBytes(narrow, Seeds.both(Seeds.utf8(tables), wide)),
            SeedTargets::table));
  }

  private static void argument(String text) {
    read(List.of(text), List.of(), new byte[0]);
  }

  private static void list(byte[] bytes) {
    read(List.of(), List.of(Path.of("-")), bytes);
  }

  private static void table(byte[] bytes) throws IOException {
    Path file = Files.write(Scratch.file("seeds.csv"), bytes);
    read(List.of(), List.of(file), bytes);
    read(List.of(), List.of(Path.of(file + "@2")), bytes);
    read(List.of(), List.of(Path.of(file + "@url")), bytes);
  }

  private static void read(List<String> arguments, List<Path> files, byte[] stdin) {
    Canonicalizer canonicalizer = new Canonicalizer();
    SeedReader reader =
        new SeedReader(
            text -> canonicalizer.canonicalize(text, null),
            new ByteArrayInputStream(stdin),
            Path.of("/nonexistent"));
    try {
      SeedList list = reader.read(arguments, files);
      List<String> urls = list.seeds().stream().map(Seed::url).map(Object::toString).toList();
      hold(new HashSet<>(urls).size() == urls.size(), "a seed twice");
      list.problems().forEach(problem -> hold(problem.length() < 600, "long: " + problem));
    } catch (ConfigException refused) {
      hold(!refused.getMessage().isBlank(), "no message");
    }
  }
}
