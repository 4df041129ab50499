package weft.cli.crawl;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import weft.config.ConfigException;

/** Says commands to the crawl into a file, whichever process it is in. */
final class ControlClient {
  private final Path database;

  ControlClient(Path database) {
    this.database = database;
  }

  /**
   * What the crawl answers to a command; empty where none can be reached.
   *
   * @throws ConfigException where it refuses
   */
  Optional<String> say(List<String> words) {
    return say(words, Duration.ofDays(1));
  }

  /** What a crawl that answers soon says of itself. */
  Optional<String> status() {
    try {
      return say(List.of("status"), Duration.ofSeconds(2));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private Optional<String> say(List<String> words, Duration patience) {
    try {
      Optional<Path> socket = ControlPlace.of(database).socket();
      if (socket.isEmpty()) {
        return Optional.empty();
      }
      refuseOthers(socket.get());
      return Optional.of(ask(socket.get(), words, patience)).filter(answer -> !answer.isEmpty());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private void refuseOthers(Path socket) throws IOException {
    if (Files.exists(socket) && !Files.isWritable(socket)) {
      throw new ConfigException(
          database + ": only user " + Files.getOwner(socket) + " may control this crawl");
    }
  }

  private String ask(Path socket, List<String> words, Duration patience) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ControlWire.closeAfter(patience, done, channel);
      ControlWire.write(channel, ControlWire.line(words));
      String answer = ControlWire.read(channel);
      if (answer.startsWith("no ")) {
        throw new ConfigException(answer.substring(3));
      }
      return answer.startsWith("ok ") ? answer.substring(3) : "";
    } finally {
      done.countDown();
    }
  }
}
