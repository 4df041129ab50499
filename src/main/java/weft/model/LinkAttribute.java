package weft.model;

import java.util.Locale;

/** An attribute that links stand in. The codes are stored; 0 stands for the kind's usual one. */
public enum LinkAttribute {
  HREF(1),
  SRC(2),
  SRCSET(3),
  IMAGESRCSET(4),
  DATA(5),
  POSTER(6),
  ACTION(7),
  FORMACTION(8),
  CITE(9),
  LONGDESC(10),
  BACKGROUND(11),
  PING(12),
  CONTENT(13),
  STYLE(14),
  MANIFEST(15),
  LOWSRC(16),
  DYNSRC(17),
  XLINK_HREF(18),
  URL(19),
  HX_GET(20),
  HX_POST(21),
  HX_PUT(22),
  HX_PATCH(23),
  HX_DELETE(24),
  DATA_SRC(30),
  DATA_SRCSET(31),
  DATA_LAZY_SRC(32),
  DATA_LAZY_SRCSET(33),
  DATA_LAZY(34),
  DATA_ORIGINAL(35),
  DATA_ORIGINAL_SET(36),
  DATA_POSTER(37),
  DATA_BG(38),
  DATA_BACKGROUND(39),
  DATA_BACKGROUND_IMAGE(40);

  private final int code;
  private final String label;

  LinkAttribute(int code) {
    this.code = code;
    String lower = name().toLowerCase(Locale.ROOT);
    label = lower.equals("xlink_href") ? "xlink:href" : lower.replace('_', '-');
  }

  /** The number that stands for this attribute in the store. */
  public int code() {
    return code;
  }

  /** The name as it is written in a page. */
  public String label() {
    return label;
  }
}
