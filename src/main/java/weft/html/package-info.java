/**
 * The report as a page: one HTML file with everything in it, for people who have no Weft.
 *
 * <p>{@link weft.html.HtmlReport} writes it from top to bottom: {@code Overview} (figures and
 * charts), {@code Findings} (what to mend, by the rules of {@link weft.analysis.IssueRules}),
 * {@code Structure} (the folders of the site), and a {@code ReportTable} for each report, in the
 * chapters and with the words of {@code Topics}. What is shown comes from {@link
 * weft.analysis.Report}s; a report that has no topic is shown with what it says of itself.
 *
 * <p>All of what a crawl brought in was written by strangers. It passes {@code Markup}, which
 * escapes it and makes links of http and https URLs alone; the page forbids whatever is not its own
 * script and style by a Content-Security-Policy with their hashes, so it has no style or handler in
 * attributes. It names no other file and asks no network.
 *
 * <p>Charts are SVG of our own: widths are parts of the width that there is, so that letters keep
 * their size on a telephone and on paper; each has the same figures as a table beside it. Without
 * scripts everything can be read; scripts sort and filter tables and remember the chosen colours.
 *
 * <p>Invariants: the page depends on the file alone; each table stops at a number of rows and of
 * characters and says how many rows there are, so that the page stays small whatever the crawl.
 */
@NullMarked
package weft.html;

import org.jspecify.annotations.NullMarked;
