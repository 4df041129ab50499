package weft.fetch;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Host names and their addresses: remembered, looked up once however many ask, never waited for
 * longer than the limit. The native resolver can neither be interrupted nor hurried, so it runs on
 * a bounded number of platform threads of its own while those who asked wait beside it. Only names
 * come here; OkHttp takes address literals as they are. Safe for any number of threads.
 */
final class Names implements Dns, AutoCloseable {
  private static final Duration KEEP_FOUND = Duration.ofMinutes(10);
  private static final Duration KEEP_MISSING = Duration.ofMinutes(1);
  private static final int KEPT = 50_000;
  private static final int LOOKUPS_AT_ONCE = 64;

  private record Answer(List<InetAddress> addresses, String failure) {}

  private final Dns resolver;
  private final Duration limit;
  private final AsyncCache<String, Answer> answers;
  private final ThreadPoolExecutor lookups;

  /**
   * Names as that resolver knows them.
   *
   * @param limit how long anyone waits for an answer
   * @param ticker the clock by which answers grow old
   */
  Names(Dns resolver, Duration limit, Ticker ticker) {
    this.resolver = resolver;
    this.limit = limit;
    answers =
        Caffeine.newBuilder()
            .maximumSize(KEPT)
            .executor(Runnable::run)
            .ticker(ticker)
            .expireAfter(
                Expiry.<String, Answer>creating(
                    (_, answer) -> answer.addresses().isEmpty() ? KEEP_MISSING : KEEP_FOUND))
            .buildAsync();
    lookups =
        new ThreadPoolExecutor(
            LOOKUPS_AT_ONCE,
            LOOKUPS_AT_ONCE,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("names-", 0).factory());
    lookups.allowCoreThreadTimeOut(true);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> first = answers.asMap().putIfAbsent(host, mine);
    Answer answer = first == null ? ask(host, mine) : await(host, first);
    if (answer.addresses().isEmpty()) {
      throw new UnknownHostException(answer.failure());
    }
    return answer.addresses();
  }

  /** Looks a name up; a look-up that has not begun when nobody waits for it any more never will. */
  private Answer ask(String host, CompletableFuture<Answer> answer) throws UnknownHostException {
    Runnable lookup = () -> resolve(host, answer);
    lookups.execute(lookup);
    try {
      return await(host, answer);
    } finally {
      if (lookups.remove(lookup)) {
        answer.completeExceptionally(new TimeoutException());
      }
    }
  }

  /** How many names are waiting to be looked up. */
  int waiting() {
    return lookups.getQueue().size();
  }

  /** How many answers are remembered, those under way included. */
  long remembered() {
    answers.synchronous().cleanUp();
    return answers.asMap().size();
  }

  private Answer await(String host, CompletableFuture<Answer> answer) throws UnknownHostException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new UnknownHostException(host + ": no answer within " + limit.toSeconds() + " s");
    } catch (ExecutionException _) {
      throw new UnknownHostException(host + ": the look-up was given up");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host + ": interrupted");
    }
  }

  private void resolve(String host, CompletableFuture<Answer> answer) {
    try {
      answer.complete(new Answer(List.copyOf(resolver.lookup(host)), host + ": no address"));
    } catch (UnknownHostException e) {
      answer.complete(new Answer(List.of(), host + ": " + why(e, host)));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** The resolver's own words, without the name where it begins with it. */
  private static String why(UnknownHostException e, String host) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(host + ": ") ? message.substring(host.length() + 2) : message;
  }

  /** Ends all waiting now; look-ups under way are forgotten. */
  void giveUp() {
    answers
        .asMap()
        .values()
        .forEach(answer -> answer.completeExceptionally(new TimeoutException()));
  }

  @Override
  public void close() {
    giveUp();
    lookups.shutdownNow();
  }
}
