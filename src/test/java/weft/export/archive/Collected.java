package weft.export.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.model.ArchivedAnswer;
import weft.url.Canonicalizer;
import weft.url.Url;

/** Everything that was read from some files. */
final class Collected implements ArchiveSink {
  final List<ArchivedAnswer> answers = new ArrayList<>();
  final List<String> named = new ArrayList<>();
  final Map<String, Integer> skipped = new TreeMap<>();
  final List<ArchiveProblem> problems = new ArrayList<>();

  /** Reads files, naming each by its last name. */
  static Collected from(Path... files) {
    return from(1 << 20, files);
  }

  static Collected from(int longest, Path... files) {
    Collected read = new Collected();
    Map<String, Path> named = new LinkedHashMap<>();
    for (Path file : files) {
      named.put(String.valueOf(file.getFileName()), file);
    }
    new Archives(new Canonicalizer(), read, longest).read(named);
    return read;
  }

  /** URLs of the answers, in order. */
  List<String> urls() {
    return answers.stream().map(answer -> answer.url().text()).toList();
  }

  /** The problems as they are shown. */
  List<String> troubles() {
    return problems.stream().map(ArchiveProblem::toString).toList();
  }

  /** The payload of an answer as text. */
  String text(int answer) {
    return new String(answers.get(answer).payload(), StandardCharsets.UTF_8);
  }

  @Override
  public void answer(ArchivedAnswer answer) {
    answers.add(answer);
  }

  @Override
  public void named(Url url, String source) {
    named.add(source + " " + url);
  }

  @Override
  public void skipped(String kind) {
    int _ = skipped.merge(kind, 1, Integer::sum);
  }

  @Override
  public void problem(ArchiveProblem problem) {
    problems.add(problem);
  }
}
