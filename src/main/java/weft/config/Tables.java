package weft.config;

/** The settings that are tables and so stand in configuration files alone. */
final class Tables {
  /**
   * What is said of some hosts alone; of two tables with one pattern the later adds to the other.
   */
  static final Key<HostTable> HOSTS =
      Key.of(
              Topic.REQUESTS,
              "hosts",
              new TableType<>(HostTable.class),
              null,
              "What holds for some hosts alone")
          .manyTimes();

  /** The login by form that comes before the crawl. */
  static final Key<LoginTable> LOGIN =
      Key.of(
          Topic.REQUESTS,
          "login",
          new TableType<>(LoginTable.class),
          null,
          "The form that is filled in first");

  private Tables() {}
}
