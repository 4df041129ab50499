package weft.config;

/** The groups in which settings are explained. */
public enum Topic {
  SEEDS("Seeds and output"),
  SCOPE("Scope: what belongs to the crawl"),
  LIMITS("Limits: when to stop"),
  POLITENESS("Politeness: how fast"),
  REQUESTS("Requests: how to ask"),
  BOUNDS("Bounds: what one answer may cost"),
  RECRAWL("Coming back: what to ask for again"),
  STORAGE("Storage: what to keep"),
  BESIDE("Beside the file: commands and archives"),
  CONSOLE("Configuration and console");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** The heading for people. */
  public String title() {
    return title;
  }
}
