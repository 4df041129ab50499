package weft.fetch;

import weft.model.FetchResult;

/** Makes one HTTP request at a time and calling thread; follows no redirects. */
public interface Fetcher extends AutoCloseable {

  /** Fetches; trouble on the network comes back as a value. Safe for any number of threads. */
  FetchResult fetch(FetchRequest request, FetchObserver observer);

  /** Ends all running fetches with {@link weft.model.Reason#CANCELLED}. */
  void cancelAll();

  @Override
  void close();
}
