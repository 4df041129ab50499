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

  /**
   * The body is large: it may come to that many bytes, of which few have been received. May wait
   * until there is room in memory for them; the time of the fetch stands still meanwhile.
   */
  default void arrives(long most) {}

  /**
   * The body has been received, and is large or becomes large as its codings are undone: it may
   * come to that many bytes. May wait until there is room in memory for them. May be told again
   * with a larger number.
   */
  default void unpacks(long most) {}

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
