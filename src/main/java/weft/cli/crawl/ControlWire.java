package weft.cli.crawl;

import java.io.IOException;
import java.net.SocketOption;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * What goes over a control socket: a line with a command, its words percent-encoded, and a line
 * that answers it, {@code ok} or {@code no} before a text for people.
 */
public final class ControlWire {
  private static final int LONGEST = 64 * 1024;
  private static final SocketOption<UnixDomainPrincipal> PEER = ExtendedSocketOptions.SO_PEERCRED;

  private ControlWire() {}

  /** A command as one line. */
  public static String line(List<String> words) {
    return words.stream()
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** The words of a line; it is an error where it was not made by {@link #line}. */
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(URLDecoder.decode(word, StandardCharsets.UTF_8));
    }
    return words;
  }

  /** The next line; what there is where the other side ends without one, or sends too much. */
  public static String read(SocketChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      if (bytes.position() > 0 && bytes.get(bytes.position() - 1) == '\n') {
        break;
      }
    }
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString().lines().findFirst().orElse("");
  }

  /** Sends a line. */
  static void write(SocketChannel channel, String line) throws IOException {
    String whole = line.replaceAll("\\p{Cntrl}", " ") + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      int _ = channel.write(bytes);
    }
  }

  /**
   * Whether the other side is the user to whom that file of ours belongs. Where the system does not
   * tell, the permissions of the socket have to do.
   */
  static boolean belongsTo(Path file, SocketChannel channel) throws IOException {
    if (!channel.supportedOptions().contains(PEER)) {
      return true;
    }
    UserPrincipal owner = Files.getOwner(file);
    return channel.getOption(PEER).user().equals(owner);
  }

  /** Closes a channel after that time, unless the latch has been counted down before. */
  static void closeAfter(Duration time, CountDownLatch done, SocketChannel channel) {
    Thread _ =
        Thread.startVirtualThread(
            () -> {
              try {
                if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                  channel.close();
                }
              } catch (IOException e) {
                System.getLogger("weft.cli").log(System.Logger.Level.DEBUG, "control", e);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
