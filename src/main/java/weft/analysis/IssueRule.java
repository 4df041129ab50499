package weft.analysis;

import java.util.List;

/**
 * A rule that finds what is wrong with a site. It is data: whoever shows what it finds needs to
 * know nothing but this.
 *
 * @param number its place in the catalogue, from 1; changes when the catalogue does
 * @param id what users call it; never changes
 * @param severity how much it matters
 * @param category what it is about: the name of the resource that it stands in
 * @param meaning what holds for each URL that it finds, in a sentence
 * @param advice how that is mended
 * @param needs what has to be derived before
 * @param content whether it reads content
 * @param costly whether what it needs takes long
 * @param sql one query of two columns: {@code url}, the id of a URL or the text of one that the
 *     file does not know, and {@code evidence}; it may say {@code :run}
 */
public record IssueRule(
    int number,
    String id,
    Severity severity,
    String category,
    String meaning,
    String advice,
    List<Derivation> needs,
    boolean content,
    boolean costly,
    String sql) {

  public IssueRule {
    needs = List.copyOf(needs);
  }
}
