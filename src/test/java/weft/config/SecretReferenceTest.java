package weft.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.model.Header;

class SecretReferenceTest {
  @TempDir Path directory;

  @Test
  void aSecretIsTheLineOfAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("to ken"), "t0ken$1\n");
    assertEquals(
        List.of(new Header("Authorization", "Bearer t0ken$1")),
        Secrets.headers(List.of("Authorization: Bearer @file:" + file), Map.of()));
    assertEquals("t0ken$1", Secrets.resolved("@file:" + file, "it", "auth", Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "none, which does not exist",
    "two, which must hold one line",
    "empty, which must hold one line",
    "., which cannot be read"
  })
  void aFileThatHoldsNoneIsOneLine(String name, String why) throws IOException {
    Files.writeString(directory.resolve("two"), "a\nb\n");
    Files.writeString(directory.resolve("empty"), "\n");
    Path file = directory.resolve(name);
    ConfigException refused =
        assertThrows(
            ConfigException.class,
            () -> Secrets.resolved("@file:" + file, "the password", "auth", Map.of()));
    assertEquals("the password refers to file " + file + ", " + why, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization: Bearer @env:T      | Authorization: Bearer @env:T
          Authorization: Bearer @file:/t k  | Authorization: Bearer @file:/t k
          Cookie: a=@env:A; b=@env:B        | Cookie: a=@env:A; b=@env:B
          Authorization: Token token="@env:T" | Authorization: Token token="@env:T"
          Cookie: a=s3cret; b=@env:B        | Cookie: @hidden
          Authorization: Bearer s3cret@env:T | Authorization: @hidden
          X-Auth: s3cret                    | X-Auth: @hidden
          X-Access-Key: s3cret              | X-Access-Key: @hidden
          X-Team: search @env:T             | X-Team: search @env:T
          X-Team: s3cret-0123456789abcdef @env:T | X-Team: @hidden
          X-Author: me                      | X-Author: me
          """)
  void onlyReferencesAreKept(String line, String kept) {
    assertEquals(kept, Secrets.hidden(line));
  }

  @Test
  void aHeaderThatRefersToASecretIsForSeedsAloneWhateverItsName() {
    List<String> lines = List.of("X-Team: @env:T", "X-Open: 1", "Cookie: a=1");
    assertEquals(List.of("X-Open: 1"), Secrets.open(lines));
    assertEquals(List.of("X-Team: @env:T", "Cookie: a=1"), Secrets.closed(lines));
  }
}
