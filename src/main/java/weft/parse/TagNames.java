package weft.parse;

import static weft.parse.TagName.*;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of HTML's elements, and those that the rules of tree construction know. */
final class TagNames {
  private static final NameTable<TagName> TABLE = new NameTable<>(10);

  static {
    Map<String, Integer> traits = new HashMap<>();
    give(
        traits,
        KNOWN | BLOCK,
        """
        html head body frameset script noscript style meta link title frame noframes section nav
        aside hgroup header footer p h1 h2 h3 h4 h5 h6 dialog search ul ol pre div blockquote hr
        address figure figcaption form fieldset dl dt dd li table caption thead tfoot tbody
        colgroup col tr th td details menu plaintext template article main center dir applet
        marquee listing\
        """);
    give(
        traits,
        KNOWN,
        """
        object base font tt i b u big small em strong dfn code samp kbd var cite abbr time acronym
        mark ruby rt rp rtc a img br wbr map q sub sup bdo iframe embed span input select textarea
        label audio video canvas optgroup option legend datalist keygen output progress meter area
        param source track summary basefont bgsound data bdi s strike nobr
        ins del button picture slot rb noembed xmp\
        """);
    give(traits, 0, "svg math image");
    give(
        traits,
        VOID,
        """
        meta link base frame img br wbr embed hr input keygen col area basefont
        bgsound param source track\
        """);
    give(traits, SCOPE, "applet caption html marquee object select table td template th");
    give(traits, LIST_SCOPE, "ol ul");
    give(traits, BUTTON_SCOPE, "button");
    give(traits, TABLE_SCOPE, "html table template");
    give(traits, SELECT_MEMBER, "optgroup option");
    give(traits, IMPLIED_END, "dd dt li optgroup option p rb rp rt rtc");
    give(
        traits,
        SPECIAL,
        """
        address applet area article aside base basefont bgsound blockquote body br button caption
        center col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form
        frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link
        listing main marquee menu meta nav noembed noframes noscript object ol p param plaintext
        pre script search section select source style summary table tbody td template textarea
        tfoot th thead title tr track ul wbr xmp\
        """);
    give(traits, FORMATS, "a b big code em font i nobr s small strike strong tt u");
    give(
        traits,
        CLOSES_P,
        """
        address article aside blockquote center details dir dialog div dl fieldset figcaption figure
        footer header hgroup main menu nav ol p search section summary ul\
        """);
    give(traits, RCDATA, "title textarea");
    give(traits, RAWTEXT, "iframe noembed noframes script style xmp");
    give(
        traits,
        HEAD,
        """
        base basefont bgsound link meta noframes script style template title\
        """);
    give(traits, DROPPED, "caption col colgroup frame head tbody td tfoot th thead tr");
    give(
        traits,
        CLOSER,
        """
        address article aside blockquote button center details dir dialog div dl fieldset figcaption
        figure footer header hgroup listing main menu nav ol pre search section select summary ul\
        """);
    give(traits, APPLET, "applet marquee object");
    give(traits, HEADING, "h1 h2 h3 h4 h5 h6");
    give(traits, FOSTERS, "table tbody tfoot thead tr");
    give(traits, TABLE_PART, "caption col colgroup tbody td tfoot th thead tr");
    give(
        traits,
        BREAKS_OUT,
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img
        li listing menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul
        var\
        """);
    traits.forEach((name, bits) -> TABLE.add(name, new TagName(name.intern(), bits)));
  }

  static final TagName HTML = of("html");
  static final TagName HEAD_TAG = of("head");
  static final TagName BODY = of("body");
  static final TagName P = of("p");
  static final TagName A = of("a");
  static final TagName BR = of("br");
  static final TagName LI = of("li");
  static final TagName TITLE = of("title");
  static final TagName FORM = of("form");
  static final TagName BUTTON = of("button");
  static final TagName NOBR = of("nobr");
  static final TagName TABLE_TAG = of("table");
  static final TagName CAPTION = of("caption");
  static final TagName COLGROUP = of("colgroup");
  static final TagName TBODY = of("tbody");
  static final TagName THEAD = of("thead");
  static final TagName TFOOT = of("tfoot");
  static final TagName TR = of("tr");
  static final TagName TD = of("td");
  static final TagName TH = of("th");
  static final TagName SELECT = of("select");
  static final TagName OPTION = of("option");
  static final TagName OPTGROUP = of("optgroup");
  static final TagName RUBY = of("ruby");
  static final TagName RTC = of("rtc");
  static final TagName IMG = of("img");

  private TagNames() {}

  /**
   * The known name that stands in a page between two positions, in any case; or none.
   *
   * @param hash of the characters, by {@link ScannedTag#hash}
   */
  static @Nullable TagName find(char[] page, int from, int to, int hash) {
    return TABLE.find(page, from, to, hash);
  }

  private static TagName of(String name) {
    TagName found = TABLE.find(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private static void give(Map<String, Integer> traits, int bits, String names) {
    for (String name : names.split("\\s+", -1)) {
      traits.merge(name, bits, (before, more) -> before | more);
    }
  }
}
