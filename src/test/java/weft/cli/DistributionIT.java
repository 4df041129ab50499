package weft.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.SiteServer;
import weft.cli.command.Version;

/** The built distribution, started as a person would on a machine without Java. */
class DistributionIT {
  private static final List<String> NEEDED = List.of("readlink", "dirname");

  private final Path dist = Path.of(Objects.requireNonNull(System.getProperty("weft.dist")));

  @TempDir Path dir;
  private Path bin;

  @BeforeEach
  void aPathWithTwoToolsAndNoJava() throws IOException {
    bin = Files.createDirectory(dir.resolve("bin"));
    for (String tool : NEEDED) {
      Path script = bin.resolve(tool);
      Files.writeString(script, "#!/bin/sh\nexec " + onOurPath(tool) + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
  }

  @Test
  void itRunsWithNoJavaOnThePath() throws Exception {
    Outcome run = run(launcher(), Map.of(), "--version");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("weft " + Version.number()), run.out());
  }

  @Test
  void theRuntimePrintsNoWarnings() throws Exception {
    assertEquals("", run(launcher(), Map.of(), "--version").err());
  }

  @Test
  void optionsMeantForOtherJavaProgramsDoNotReachIt() throws Exception {
    Map<String, String> others = Map.of("JAVA_TOOL_OPTIONS", "-Dx=1", "_JAVA_OPTIONS", "-Dx=1");
    assertEquals("", run(launcher(), others, "--version").err());
  }

  @Test
  void itsOwnOptionsReachTheRuntime() throws Exception {
    Map<String, String> bad = Map.of("WEFT_JAVA_OPTS", "-XX:NoSuchOption=1");
    assertTrue(run(launcher(), bad, "--version").err().contains("NoSuchOption"));
  }

  @Test
  void itRunsThroughAChainOfSymbolicLinks() throws Exception {
    Path first = Files.createSymbolicLink(dir.resolve("first"), launcher());
    Path folder = Files.createDirectory(dir.resolve("a folder"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("../first"));
    assertEquals(0, run(second, Map.of(), "--version").status());
    Files.delete(first);
  }

  @Test
  void itRunsFromAPathWithSpaces() throws Exception {
    Path copy = dir.resolve("a copy of Weft");
    copy(dist, copy);
    Outcome run = run(copy.resolve("bin/weft"), Map.of(), "--version");
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.err());
  }

  @Test
  void aStartUnpacksNothing() throws Exception {
    Map<String, String> nowhere = Map.of("WEFT_JAVA_OPTS", "-Djava.io.tmpdir=/nonexistent");
    Outcome run = run(launcher(), nowhere, "--version");
    assertEquals(0, run.status(), run.err());
  }

  @Test
  void itsRuntimeHasWhatDerivingContentNeeds() throws Exception {
    try (SiteServer site = SiteServer.start()) {
      site.page(
          "/",
          "<script type='application/ld+json'>{\"sku\":7}</script><p>Ce document décrit comment"
              + " installer et configurer le serveur sur votre machine.</p>");
      String url = site.url("/");
      Outcome crawl =
          run(
              launcher(),
              Map.of(),
              "crawl",
              url,
              "-o",
              "x.db",
              "--delay",
              "0",
              "--progress",
              "none");
      assertEquals(0, crawl.status(), crawl.err());
    }
    Outcome analyze =
        run(
            launcher(),
            Map.of(),
            "analyze",
            "x.db",
            "-x",
            "n=xpath:count(//p)",
            "-x",
            "s=json:sku");
    assertEquals("content derived from 1 body\n", analyze.out(), analyze.err());
    String sql =
        "SELECT (SELECT language_detected FROM texts) || group_concat(value, '') AS x FROM"
            + " extracted";
    Outcome query = run(launcher(), Map.of(), "query", "x.db", sql, "--format", "csv");
    assertTrue(query.out().contains("fr17"), query.out() + query.err());
  }

  private Path launcher() {
    return dist.resolve("bin/weft");
  }

  private Outcome run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    Path err = dir.resolve("err");
    Process process = builder.directory(dir.toFile()).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }

  private static Path onOurPath(String tool) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return Path.of(folder, tool);
      }
    }
    throw new AssertionError(tool + " is missing");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private record Outcome(int status, String out, String err) {}
}
