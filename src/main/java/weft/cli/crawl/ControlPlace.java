package weft.cli.crawl;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the control socket of a crawl lies: beside its database, {@code FILE.sock}. Where no socket
 * can lie there, because the path is too long or the file system has none, that file is a text
 * which names the socket, in a directory of its own among the temporary files.
 */
public final class ControlPlace {
  private static final String NAMES = "weft control socket ";
  private static final int LONGEST = 4096;

  private final Path beside;

  private ControlPlace(Path beside) {
    this.beside = beside;
  }

  /** That of a database that exists. */
  public static ControlPlace of(Path database) throws IOException {
    Path real = database.toRealPath();
    return new ControlPlace(real.resolveSibling(real.getFileName() + ".sock"));
  }

  /** The file beside the database. */
  Path beside() {
    return beside;
  }

  /** Where to connect to; empty where nothing of ours lies there. */
  public Optional<Path> socket() throws IOException {
    if (!Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(beside).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    }
    if (Files.size(beside) > LONGEST) {
      return Optional.empty();
    }
    String text = Files.readString(beside).strip();
    return text.startsWith(NAMES)
        ? Optional.of(Path.of(text.substring(NAMES.length())))
        : Optional.empty();
  }

  /** Listens here, in place of what a crash may have left behind; answers where exactly. */
  Path bind(ServerSocketChannel channel) throws IOException {
    clear();
    try {
      channel.bind(UnixDomainSocketAddress.of(beside));
      onlyForUs(beside);
      return beside;
    } catch (IOException e) {
      return bindApart(channel, e);
    }
  }

  private Path bindApart(ServerSocketChannel channel, IOException why) throws IOException {
    try {
      Path socket = Files.createTempDirectory("weft-").resolve("sock");
      channel.bind(UnixDomainSocketAddress.of(socket));
      Files.writeString(Files.createFile(beside), NAMES + socket + "\n", StandardCharsets.UTF_8);
      onlyForUs(beside);
      return socket;
    } catch (IOException e) {
      e.addSuppressed(why);
      throw e;
    }
  }

  /** Removes what lies here of ours; it is an error where it is someone else's. */
  void clear() throws IOException {
    Optional<Path> socket = socket();
    if (socket.isEmpty() && Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(beside + " is not Weft's; move it away");
    }
    Files.deleteIfExists(beside);
    if (socket.isPresent() && !socket.get().equals(beside)) {
      Path directory = socket.get().getParent();
      if (directory != null && directory.getFileName().toString().startsWith("weft-")) {
        Files.deleteIfExists(socket.get());
        Files.deleteIfExists(directory);
      }
    }
  }

  private static void onlyForUs(Path path) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
