package weft.crawl;

/**
 * What a crawl goes after once it has all pages in scope.
 *
 * @param assets what pages need to be shown, in scope or not
 * @param checkExternal whether links that lead out of scope are asked whether they answer
 * @param extraHops how many hops beyond the scope pages are fetched
 */
public record Reach(Assets assets, boolean checkExternal, int extraHops) {
  /** The pages in scope are all. */
  public static final Reach PAGES = new Reach(Assets.NONE, false, 0);
}
