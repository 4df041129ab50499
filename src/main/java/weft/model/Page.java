package weft.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What parsing found in an answer. Texts have their white space folded; a text is absent where the
 * page has no such element.
 *
 * @param charset the encoding it was read with, absent for what is not text
 * @param title of the first title element
 * @param description of the first meta description
 * @param headings h1 to h6 in document order, at most 100
 * @param canonical as declared in the page or by a Link header: the resolved URL's text
 * @param robots directives of meta robots and X-Robots-Tag that apply to this crawler, lower case
 * @param base the document base URL where the page sets one
 * @param language the html element's lang attribute
 * @param needsScripts whether it shows next to nothing until its scripts have run; absent for what
 *     is no HTML
 * @param links every distinct usable link, in document order
 * @param unusable links that lead nowhere
 * @param content what {@code --content now} derives; absent when it is derived later
 * @param trouble why parsing failed, stopped early at a limit, or flattened the page; absent where
 *     it did not
 * @param sitemap what was found where the URL was fetched as a sitemap; absent where it was not
 * @param told what code of the user's own said of it; absent where none was asked
 */
public record Page(
    @Nullable String charset,
    @Nullable String title,
    @Nullable String description,
    List<Heading> headings,
    @Nullable String canonical,
    List<String> robots,
    @Nullable String base,
    @Nullable String language,
    @Nullable Boolean needsScripts,
    List<Outlink> links,
    List<UnusableLink> unusable,
    @Nullable Content content,
    @Nullable String trouble,
    @Nullable Sitemap sitemap,
    @Nullable Told told) {

  /** A page that was not fetched as a sitemap. */
  public Page(
      @Nullable String charset,
      @Nullable String title,
      @Nullable String description,
      List<Heading> headings,
      @Nullable String canonical,
      List<String> robots,
      @Nullable String base,
      @Nullable String language,
      @Nullable Boolean needsScripts,
      List<Outlink> links,
      List<UnusableLink> unusable,
      @Nullable Content content,
      @Nullable String trouble) {
    this(
        charset,
        title,
        description,
        headings,
        canonical,
        robots,
        base,
        language,
        needsScripts,
        links,
        unusable,
        content,
        trouble,
        null,
        null);
  }

  public Page {
    headings = List.copyOf(headings);
    robots = List.copyOf(robots);
    links = List.copyOf(links);
    unusable = List.copyOf(unusable);
  }

  /** The same page, fetched as a sitemap with that outcome. */
  public Page withSitemap(Sitemap found) {
    return withSitemap(links, found);
  }

  /** The same page with these links, fetched as a sitemap with that outcome. */
  public Page withSitemap(List<Outlink> counting, Sitemap found) {
    return with(counting, found, told);
  }

  /** The same page with these links in the place of its own. */
  public Page withLinks(List<Outlink> others) {
    return with(others, sitemap, told);
  }

  /** The same page with these columns of one value each besides those it has. */
  public Page withColumns(Map<String, String> columns) {
    Told own = Told.columns(columns);
    return with(links, sitemap, told == null ? own : told.and(own));
  }

  /** The same page with what code of the user's own said of it, and the links that this named. */
  public Page with(List<Outlink> further, Told said) {
    List<Outlink> all = new ArrayList<>(links);
    all.addAll(further);
    return with(all, sitemap, told == null ? said : told.and(said));
  }

  private Page with(List<Outlink> others, @Nullable Sitemap found, @Nullable Told said) {
    return new Page(
        charset,
        title,
        description,
        headings,
        canonical,
        robots,
        base,
        language,
        needsScripts,
        others,
        unusable,
        content,
        trouble,
        found,
        said);
  }
}
