package weft.cli.crawl;

/** Shows nothing. */
final class NoProgress implements ProgressDisplay {

  @Override
  public void show(ProgressView view) {}

  @Override
  public void close() {}
}
