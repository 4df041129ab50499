package weft.analysis;

/** Someone who understands robots.txt files. Used by one thread. */
@FunctionalInterface
public interface RobotsJudge {

  /** Reads a file. */
  Rules read(String text);

  /** What one file says. */
  @FunctionalInterface
  interface Rules {
    /**
     * Whether a crawler may ask for something: {@code allowed} or {@code disallowed}, and the line
     * that decides where one does.
     */
    String verdict(String agent, String pathAndQuery);
  }
}
