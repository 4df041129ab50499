/**
 * From a body to a page: what it says about itself and where it links.
 *
 * <p>{@link weft.parse.Pages} is the door. It takes what the headers say ({@code HeaderFacts}:
 * Link, Refresh, X-Robots-Tag) from every answer, and from HTML and XHTML all the rest, in a
 * straight line:
 *
 * <pre>
 * bytes -- Decoded --> text -- PageStream --> elements -- PageWalk --> facts and raw links
 *          (encoding)     |   (no tree)        ^         (one pass)        -- LinkSet --> Page
 *                         '--- HtmlTree -------'                             (References)
 *                         (jsoup, guarded)
 * </pre>
 *
 * <p>{@code Decoded} finds the encoding as browsers do: byte order mark, Content-Type, declaration
 * in the page, then the looks of the bytes. jsoup gets a text and never bytes, so that the rule is
 * ours and the page is decoded once. {@code HtmlTree} hands the text over through a reader that
 * ends early when the time is spent or there are too many elements ({@link
 * weft.parse.ParseLimits}), and limits the depth of the tree: a hostile page costs a bounded time,
 * memory and stack, still yields what stood at its beginning, and says so ({@code Troubles}).
 *
 * <p>A visit that only wants links and facts needs no tree. {@code PageStream} reads the page from
 * its beginning to its end: it tells tags from text, and {@code Construction} keeps the stack of
 * open elements by the rules of HTML's tree construction as jsoup has them, so that it knows what
 * every tag opens and closes. Attributes stay positions in the text until somebody asks. The walk
 * cannot take back what it has seen, so that whatever would move an element (content that a table
 * turns out, formatting that ends around a block, what an unclosed form leaves) and whatever is too
 * rare to be worth its rules, is {@code Unusual}: such a page is given up and read by jsoup from
 * the start, in what is left of the time, of which the stream has a quarter. jsoup is the
 * reference: both are to find the same, always, and a difference is either put right here or made
 * unusual. {@code PageStreamTest} compares them on mutated pages ({@code -Dweft.mutations=100000}),
 * {@code weft.bench.StreamField} on any corpus. Of 26,400 pages of installed documentation 0.3 %
 * are left to jsoup; the others cost 3 us a KB where tree and walk cost 10 (warm, facts and raw
 * links). Where content is derived in the visit, jsoup makes the tree anyway, and the walk goes
 * over that.
 *
 * <p>{@code PageWalk} sees {@code PageElement}s, whoever reads them, without selectors. It keeps
 * links as written, because a base element further down changes what they mean; {@code
 * LinkExtractor} knows which elements make links. Afterwards {@code References} cuts fragments off
 * and resolves each distinct reference once with the {@link weft.parse.LinkResolver}, and {@code
 * LinkSet} keeps each distinct edge once.
 *
 * <p>On the same pass {@code AnyElement} looks at the attributes that any element may have, {@code
 * Landmarks} knows which part of the page the walk is in, and {@code ScriptDependence} whether the
 * page shows anything without scripts; that one stops looking as soon as it has seen enough. CSS is
 * read by {@code CssScanner}, JSON by {@code JsonStrings}: cursors over a text that take anything
 * and read each character once. What is recorded and never asked for (forms, pings, htmx requests
 * that change something, what metadata and JSON mention) has kinds of its own, so that nobody
 * follows it by mistake.
 *
 * <p>Other media types give less, in the same shape ({@code DocumentFacts}): a style sheet its
 * URLs, a feed its items, a PDF its link annotations. A feed is told from other XML by its first
 * characters, before a tree is built. Of PDFBox only the parser of objects is used: it needs no
 * desktop classes, reads an object when it is asked for, and gets its streams unpacked by {@code
 * PdfParser}, up to a limit. Few documents are read at once.
 *
 * <p>{@link weft.parse.SitemapParser} reads what was fetched as a sitemap. Such files are large and
 * often damaged, so they are read as a stream by a lenient parser, whose elements are let go one by
 * one ({@code SitemapXml}), from a text that ends early where it would cost too much ({@code
 * SitemapText}). Document types are not read, so there is nothing in them to expand or to fetch.
 *
 * <p>{@link weft.parse.TextExtractor} derives content. It is the same code in a visit and later on
 * stored bodies, which is why it starts from bytes and a Content-Type and not from a page. {@code
 * MainText} finds the text, {@code Languages} its language; {@code StructuredData} goes once
 * through the whole tree for what is meant for machines. {@link weft.parse.ExtractRules} are the
 * columns that users define: each rule is compiled once ({@code Taking}) and sees a body as {@code
 * ExtractSource}, which makes a tree, a DOM or JSON of it only when the first rule asks. JSON is
 * read and written by json-smart, which comes with JsonPath and says where a text is broken; only
 * {@code Json} knows them.
 *
 * <p>Languages are told apart by OpenNLP's model: 12 MB in the distribution and 18 MB of heap, and
 * only for those who derive content. Lingua was as good on the documentation that field tests
 * crawl, with 80 MB and twice the heap. A model's time grows with the length of the text, so it
 * sees three samples of it.
 *
 * <p>What counts where HTML leaves a choice: a crawler runs no scripts, so links in {@code
 * noscript} count; what stands in a {@code template} is inert, unless it is a declared shadow root,
 * which browsers show; {@code noframes} does not count, since frames are followed. Titles and
 * descriptions are cut at 10,000 characters, other texts at 500.
 *
 * <p>Invariants: nothing that a server sends makes {@code parse} throw, it becomes the page's
 * trouble; every object but the two public parsers belongs to one parse and one thread; jsoup's and
 * PDFBox's types never leave this room.
 */
@NullMarked
package weft.parse;

import org.jspecify.annotations.NullMarked;
