package weft.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The demonstration site's {@code _site.txt}: the paths that are more than a plain file. */
final class DemoRules {
  private final Path folder;
  private final Map<String, DemoRule> rules;

  private DemoRules(Path folder, Map<String, DemoRule> rules) {
    this.folder = folder.normalize();
    this.rules = rules;
  }

  /** The rules that stand in {@code folder}. */
  static DemoRules read(Path folder) throws IOException {
    var rules = new HashMap<String, DemoRule>();
    for (String line : Files.readAllLines(folder.resolve("_site.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        String[] head = parts.getFirst().split("\\s+", -1);
        rules.put(
            decoded(head[0]),
            DemoRule.of(Integer.parseInt(head[1]), parts.subList(1, parts.size())));
      }
    }
    return new DemoRules(folder, Map.copyOf(rules));
  }

  /** What is answered for {@code path}, which is decoded and begins with a slash. */
  DemoRule find(String path) {
    DemoRule exact = rules.get(path);
    return exact != null ? exact : inCalendar(path).orElseGet(() -> ofFile(path));
  }

  private Optional<DemoRule> inCalendar(String path) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().calendar() && path.startsWith(rule.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private DemoRule ofFile(String path) {
    Path file = folder.resolve(fileOf(path)).normalize();
    if (!file.startsWith(folder) || path.contains("/_")) {
      return DemoRule.MISSING;
    }
    if (Files.isDirectory(file)) {
      return DemoRule.moved(path + "/");
    }
    return Files.isRegularFile(file) ? DemoRule.PLAIN : DemoRule.MISSING;
  }

  /** The file, relative to the folder, that {@code path} names by itself. */
  static String fileOf(String path) {
    return path.substring(1) + (path.endsWith("/") ? "index.html" : "");
  }

  /** A path with its percent escapes read as UTF-8. */
  static String decoded(String rawPath) {
    return URI.create("http://site" + rawPath).getPath();
  }
}
