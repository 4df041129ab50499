package weft.fetch;

/**
 * Told how far a fetch has come, on the thread that fetches. A fetch that reuses a connection tells
 * only {@link #sent}; {@link #connecting} is always followed by {@link #connected}, also when the
 * connection could not be made. Each is told once at most; where a kept connection has to be
 * replaced under the request, {@link #sent} may come first.
 */
public interface FetchObserver {

  /** Name resolution or connecting begins: from here the fetch only waits. */
  void connecting();

  /** A connection stands, or the attempt to make one is over. */
  void connected();

  /**
   * The whole request has left, or never will. Told exactly once in each fetch: before the answer
   * is awaited, or, where the fetch fails earlier, before it returns.
   */
  void sent();

  /** Nobody listens. */
  FetchObserver NONE =
      new FetchObserver() {
        @Override
        public void connecting() {}

        @Override
        public void connected() {}

        @Override
        public void sent() {}
      };
}
