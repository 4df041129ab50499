package weft.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import weft.Vectors;

/**
 * Inputs to begin with: those that lie beside this class, and conformance data where there is any.
 */
public final class Seeds {
  private static final int LONGEST = 64 << 10;
  private static final String RULE = "\n%%\n";

  private Seeds() {}

  /** The texts of a file of ours, which lines of {@code %%} part. */
  public static List<String> own(String file) {
    try (InputStream in = Seeds.class.getResourceAsStream("seeds/" + file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      return List.of(text.substring(0, text.length() - 1).split(RULE, -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of ours and, where there are conformance vectors, one field of each. */
  public static List<String> vectors(String file, String vectors, String field) {
    List<String> seeds = new ArrayList<>(own(file));
    if (Vectors.available()) {
      Vectors.read("vectors/" + vectors).stream()
          .map(vector -> vector.get(field))
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .filter(text -> text.length() <= LONGEST)
          .forEach(seeds::add);
    }
    return List.copyOf(seeds);
  }

  /** The files in a folder of the conformance data, as bytes; none where there is none. */
  public static List<String> files(String folder) {
    if (!Vectors.available()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(Vectors.folder().resolve(folder))) {
      List<String> seeds = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (Files.size(file) <= LONGEST) {
          seeds.add(Target.input(Files.readAllBytes(file)));
        }
      }
      return List.copyOf(seeds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both. */
  public static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Texts as bytes in UTF-8. */
  public static List<String> utf8(List<String> texts) {
    return texts.stream().map(Target::utf8).toList();
  }
}
