package weft.parse;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** An element of jsoup's tree. */
record TreeElement(Element element) implements PageElement {

  @Override
  public String name() {
    return element.normalName();
  }

  @Override
  public boolean isSvg() {
    return element.tag().namespace().equals(Parser.NamespaceSvg);
  }

  @Override
  public boolean separates() {
    return separates(element);
  }

  static boolean separates(Element element) {
    return element.isBlock() || element.nameIs("br");
  }

  @Override
  public boolean has(String attribute) {
    return element.hasAttr(attribute);
  }

  @Override
  public String attr(String attribute) {
    return element.attr(attribute);
  }

  @Override
  public void attributes(AttributeSink sink) {
    if (element.attributesSize() > 0) {
      for (Attribute attribute : element.attributes()) {
        sink.attribute(this, attribute.getKey(), attribute.getValue());
      }
    }
  }

  @Override
  public String data() {
    return element.data();
  }
}
