package weft.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A crawler as a program.
 *
 * @param version a command that tells its version in the first line
 * @param crawl a command in which SEED is where to begin and OUT a folder for what it stores
 */
record Peer(String name, List<String> version, List<String> crawl) {

  /** The crawlers that are known by name; HOSTS stands for options that leave the seed's host. */
  static Peer named(String name, String weft, boolean hosts) {
    return switch (name) {
      case "weft" -> weft(weft, hosts);
      case "wget2" -> wget("wget2", hosts, "--no-robots", "--max-threads", "16");
      case "wget" -> wget("wget", hosts, "-e", "robots=off");
      case "httrack" ->
          new Peer(
              name,
              List.of("httrack", "--version"),
              words(
                  "httrack SEED -O OUT --robots=0 --sockets=16 --max-rate=0 -%c0 -q"
                      + " --disable-security-limits -I0 -%v0"
                      + (hosts ? " -e" : "")));
      case "scrapy" ->
          new Peer(
              name,
              List.of("scrapy", "version"),
              words("scrapy runspider src/test/field/spider.py -a start=SEED -a db=OUT/scrapy.db"));
      case "crawler4j" ->
          new Peer(
              name,
              words("src/test/crawler4j/run.sh --version"),
              words("src/test/crawler4j/run.sh SEED OUT"));
      default ->
          throw new IllegalArgumentException(
              name + ": not one of weft, wget2, wget, httrack, scrapy, crawler4j");
    };
  }

  private static Peer weft(String path, boolean hosts) {
    return new Peer(
        "weft",
        List.of(path, "--version"),
        words(
            path
                + " crawl SEED -o OUT/weft.db --delay 0 --concurrency 64 --host-concurrency 64"
                + " --robots ignore --progress none"
                + (hosts ? " --scope any" : "")));
  }

  private static Peer wget(String name, boolean hosts, String... own) {
    List<String> crawl = new ArrayList<>(List.of(name, "-q", "-r", "-l", "inf", "--tries", "1"));
    crawl.addAll(List.of(own));
    if (hosts) {
      crawl.add("-H");
    }
    crawl.addAll(List.of("-P", "OUT", "SEED"));
    return new Peer(name, List.of(name, "--version"), crawl);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  /** The first line in which it tells its version; empty where it is not installed. */
  String versionLine() throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(version).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      process.waitFor();
      return new String(said, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Crawls once into that folder, which is emptied, and measures it. */
  Cost run(String seed, Path out) throws IOException, InterruptedException {
    Cost.empty(out);
    Path time = out.resolveSibling("time.txt");
    List<String> command =
        new ArrayList<>(List.of("time", "-o", time.toString(), "-f", "%U %S %e %M"));
    for (String word : crawl) {
      command.add(word.replace("SEED", seed).replace("OUT", out.toString()));
    }
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.resolveSibling(name + ".out").toFile())
        .start()
        .waitFor();
    List<String> lines = Files.readAllLines(time);
    return Cost.of(lines.getLast(), Cost.size(out));
  }
}
