package weft.cli.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.config.ConfigException;

/** Real Unix domain sockets, with someone at the other end who only repeats what is said. */
class ControlSocketTest {
  @TempDir Path directory;

  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = Files.createFile(directory.resolve("a.db"));
  }

  private static ControlSocket open(Path database) {
    ControlSocket socket =
        ControlSocket.open(
            database, words -> words.contains("no") ? "no, never".replace(",", "") : "ok " + words);
    return Objects.requireNonNull(socket);
  }

  @Test
  void wordsArriveAsTheyWereSaid() {
    List<String> words = List.of("a b", "", "é\n%20+", "\\d{3}");
    try (ControlSocket _ = open(file)) {
      assertEquals(Optional.of("[a b, , é %20+, \\d{3}]"), new ControlClient(file).say(words));
    }
  }

  @Test
  void aRefusalIsAMessageForTheUser() {
    try (ControlSocket _ = open(file)) {
      ConfigException refusal =
          assertThrows(ConfigException.class, () -> new ControlClient(file).say(List.of("no")));
      assertEquals("never", refusal.getMessage());
    }
  }

  @Test
  void onlyItsOwnerMayOpenTheSocketAndItIsGoneAtTheEnd() throws IOException {
    Path socket = directory.resolve("a.db.sock");
    try (ControlSocket _ = open(file)) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    }
    assertFalse(Files.exists(socket));
    assertEquals(Optional.empty(), new ControlClient(file).say(List.of("status")));
  }

  @Test
  void aSocketThatACrashLeftBehindIsReplaced() throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(directory.resolve("a.db.sock")));
    }
    assertEquals(Optional.empty(), new ControlClient(file).say(List.of("status")));
    try (ControlSocket _ = open(file)) {
      assertEquals(Optional.of("[x]"), new ControlClient(file).say(List.of("x")));
    }
  }

  @Test
  void aFileOfTheUsersThatIsInTheWayStays() throws IOException {
    Path mine = Files.writeString(directory.resolve("a.db.sock"), "mine");
    assertNull(ControlSocket.open(file, words -> "ok"));
    assertEquals("mine", Files.readString(mine));
    assertEquals(Optional.empty(), new ControlClient(file).say(List.of("x")));
  }

  @Test
  void whereThePathIsTooLongForASocketAFileSaysWhereItLies() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("d".repeat(100)));
    Path far = Files.createFile(deep.resolve("a.db"));
    Path named;
    try (ControlSocket _ = open(far)) {
      assertEquals(Optional.of("[x]"), new ControlClient(far).say(List.of("x")));
      assertTrue(Files.isRegularFile(deep.resolve("a.db.sock")));
      named = ControlPlace.of(far).socket().orElseThrow();
      Path home = Objects.requireNonNull(named.getParent());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
    }
    assertFalse(Files.exists(named));
    assertFalse(Files.exists(named.getParent()));
    assertFalse(Files.exists(deep.resolve("a.db.sock")));
  }

  @Test
  void aLinkToTheFileLeadsToItsCrawl() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.db"), file);
    try (ControlSocket _ = open(file)) {
      assertEquals(Optional.of("[x]"), new ControlClient(link).say(List.of("x")));
    }
  }

  @Test
  void clientsThatSayNothingOrNonsenseHarmNobody() throws IOException {
    List<SocketChannel> silent = new ArrayList<>();
    try (ControlSocket _ = open(file)) {
      for (int i = 0; i < 5; i++) {
        silent.add(connect());
      }
      assertTrue(said("%zz\n").startsWith("no that is not a command"));
      assertEquals("ok [x]", said("x"));
      assertTrue(said("x".repeat(100_000) + "\n").length() < 70_000);
      assertEquals(Optional.of("[y]"), new ControlClient(file).say(List.of("y")));
    }
    for (SocketChannel channel : silent) {
      channel.close();
    }
  }

  @Test
  void whoComesWhileThereIsNoRoomIsSentAwayAndTheOthersAreServedInTheEnd() throws IOException {
    List<SocketChannel> silent = new ArrayList<>();
    try (ControlSocket socket = open(file)) {
      assertNotNull(socket);
      for (int i = 0; i < 40; i++) {
        silent.add(connect());
      }
      for (SocketChannel channel : silent) {
        channel.close();
      }
      Optional<String> answer = Optional.empty();
      for (int i = 0; i < 10_000 && answer.isEmpty(); i++) {
        answer = new ControlClient(file).say(List.of("y"));
      }
      assertEquals(Optional.of("[y]"), answer);
    }
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("a.db.sock")));
  }

  /** What comes back to whoever says that and no more. */
  private String said(String text) throws IOException {
    try (SocketChannel channel = connect()) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      try {
        while (bytes.hasRemaining()) {
          int _ = channel.write(bytes);
        }
      } catch (IOException e) {
        return "no " + e.getMessage(); // it had heard enough
      }
      var _ = channel.shutdownOutput();
      return ControlWire.read(channel);
    }
  }
}
