package weft.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** A web server of its own for one benchmark, on loopback; writes down who asked for what. */
final class Nginx implements AutoCloseable {
  private final Path home;
  private final Path log;
  private final int port;

  /** Starts one that serves the folders named like addresses beneath that root. */
  Nginx(Path home, Path root, int port) throws IOException, InterruptedException {
    this.home = home.toAbsolutePath();
    this.port = port;
    log = this.home.resolve("access.log");
    Files.createDirectories(this.home.resolve("temp"));
    Files.writeString(this.home.resolve("nginx.conf"), configuration(root.toAbsolutePath()));
    Files.deleteIfExists(log);
    command();
    for (int i = 0; i < 100 && !answers(); i++) {
      Thread.sleep(50);
    }
  }

  private String configuration(Path root) {
    StringBuilder temp = new StringBuilder();
    for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      temp.append("  ").append(kind).append("_temp_path ").append(home).append("/temp;\n");
    }
    return """
    worker_processes 1;
    worker_rlimit_nofile 20000;
    pid %1$s/nginx.pid;
    error_log %1$s/error.log crit;
    %5$sevents { worker_connections 10000; }
    http {
      include /etc/nginx/mime.types;
      default_type application/octet-stream;
      charset utf-8;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 100000;
      log_format asked '$server_addr $status $sent_http_content_type $request_uri';
      access_log %1$s/access.log asked buffer=64k flush=1s;
    %2$s  server {
        listen %3$d backlog=4096;
        root %4$s/$server_addr;
        location /r/ { rewrite ^/r(/.*)$ $1? permanent; }
      }
    }
    """
        .formatted(home, temp, port, root, root().isEmpty() ? "" : "user root;\n");
  }

  private static String root() {
    return "root".equals(System.getProperty("user.name")) ? "root" : "";
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void command(String... more) throws IOException, InterruptedException {
    String[] base = {
      "nginx",
      "-c",
      home.resolve("nginx.conf").toString(),
      "-e",
      home.resolve("error.log").toString()
    };
    String[] all = new String[base.length + more.length];
    System.arraycopy(base, 0, all, 0, base.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    int code = new ProcessBuilder(all).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("nginx " + String.join(" ", more) + " ended with " + code);
    }
  }

  /** How often each page was answered, as {@code HOST PATH}, since the last time. */
  Map<String, Integer> pages() throws IOException, InterruptedException {
    Path taken = home.resolve("taken.log");
    Files.move(log, taken, StandardCopyOption.REPLACE_EXISTING);
    command("-s", "reopen");
    Thread.sleep(1_500);
    Map<String, Integer> pages = new HashMap<>();
    for (String line : Files.readAllLines(taken)) {
      String[] fields = line.split(" ", -1);
      if (fields.length >= 4 && fields[1].equals("200") && fields[2].startsWith("text/html")) {
        pages.merge(fields[0] + " " + fields[fields.length - 1], 1, Integer::sum);
      }
    }
    return pages;
  }

  @Override
  public void close() throws IOException {
    try {
      command("-s", "quit");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
