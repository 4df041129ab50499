package weft.cli;

import static weft.fuzz.Target.hold;
import static weft.fuzz.Target.same;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.cli.crawl.ControlPlace;
import weft.cli.crawl.ControlSocket;
import weft.cli.crawl.ControlWire;
import weft.fuzz.Grammar;
import weft.fuzz.Scratch;
import weft.fuzz.Target;
import weft.fuzz.Tokens;

/** What takes commands of a running crawl. */
public final class ControlTargets {
  private static final List<String> TOKENS =
      Tokens.of(
          """
          pause resume stop set exclude include add status ␣ ␤ ␍ %20 %0A %zz % %e9 %C3%A9 + delay=2s = . é
          delay.example.org=1s http://example.org/ \\d+ ok no \u00ff \u0000
          """);
  private static final List<String> SEEDS =
      List.of("status\n", "set delay%3D2s\n", "add http%3A%2F%2Fexample.org%2F scope%3Dhost\n");

  private ControlTargets() {}

  /** All of them. */
  public static List<Target> all() {
    return List.of(
        Target.text("ctl", 20, Grammar.ofTexts(TOKENS, SEEDS), ControlTargets::words),
        new Target(
            "ctl-socket",
            500,
            Target.Form.SENT,
            Grammar.ofBytes(TOKENS, SEEDS),
            line -> Listening.get().say(Target.bytes(line))));
  }

  private static void words(String text) {
    List<String> words = List.of(text.split(" ", -1));
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      String line = ControlWire.line(words);
      hold(line.chars().noneMatch(Character::isISOControl), "a control character: " + line);
      same(words, ControlWire.words(line), "words");
    }
    try {
      hold(!ControlWire.words(text).isEmpty(), "no words");
    } catch (IllegalArgumentException _) {
      hold(text.indexOf('%') >= 0, "refused without a reason");
    }
  }

  /** A socket that lives as long as the process, and repeats what it is told. */
  private static final class Listening {
    private static @Nullable Listening listening;

    private final Path socket;

    private Listening() throws IOException {
      Path file = Files.createFile(Scratch.file("ctl.db"));
      Objects.requireNonNull(ControlSocket.open(file, words -> "ok " + words));
      socket = ControlPlace.of(file).socket().orElseThrow();
    }

    static synchronized Listening get() throws IOException {
      if (listening == null) {
        listening = new Listening();
      }
      return listening;
    }

    private void say(byte[] bytes) throws IOException {
      try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        try {
          while (all.hasRemaining()) {
            int _ = channel.write(all);
          }
          channel.shutdownOutput();
        } catch (IOException _) {
          return; // it has heard enough
        }
        String answer = ControlWire.read(channel);
        hold(answer.isEmpty() || answer.matches("(?:ok|no) .*"), "answer: " + answer);
      } catch (IOException closed) {
        hold(bytes.length > 60_000, "not answered: " + closed);
      }
    }
  }
}
