package weft.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** How the values of a column are taken from a body; compiled, and safe for any thread. */
sealed interface Taking {

  /** The values, in document order; texts have their white space folded. */
  List<String> from(ExtractSource source) throws ExtractException;

  /**
   * A CSS selector, with an attribute or without.
   *
   * @param attribute absent where the text of an element counts
   */
  record Css(Evaluator selector, @Nullable String attribute) implements Taking {
    private static final Pattern ATTRIBUTE = Pattern.compile("(.+?)@([A-Za-z_:][\\w:.-]*)");

    static Css of(String text) {
      Matcher with = ATTRIBUTE.matcher(text);
      boolean attribute = with.matches();
      try {
        String selector = attribute ? with.group(1) : text;
        return new Css(QueryParser.parse(selector.strip()), attribute ? with.group(2) : null);
      } catch (Selector.SelectorParseException | IllegalArgumentException e) {
        throw new IllegalArgumentException("not a CSS selector: " + e.getMessage(), e);
      }
    }

    @Override
    public List<String> from(ExtractSource source) {
      List<String> values = new ArrayList<>();
      if (source.document() != null) {
        for (Element element : source.document().select(selector)) {
          if (attribute == null) {
            values.add(FoldedText.fold(element.text(), ExtractSource.VALUE));
          } else if (element.hasAttr(attribute)) {
            values.add(Ascii.strip(element.attr(attribute)));
          }
        }
      }
      return values;
    }
  }

  /** An XPath 1.0 expression over element names in lower case, without namespaces. */
  record XPath(String text) implements Taking {
    static XPath of(String text) {
      try {
        var _ = path().compile(text);
        return new XPath(text);
      } catch (XPathExpressionException e) {
        throw new IllegalArgumentException("not an XPath expression: " + why(e), e);
      }
    }

    private static javax.xml.xpath.XPath path() {
      try {
        XPathFactory factory = XPathFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newXPath();
      } catch (XPathFactoryConfigurationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String why(XPathExpressionException e) {
      String message = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      return FoldedText.fold(message, 200);
    }

    @Override
    public List<String> from(ExtractSource source) throws ExtractException {
      if (source.dom() == null) {
        return List.of();
      }
      try {
        var result = path().compile(text).evaluateExpression(source.dom());
        List<String> values = new ArrayList<>();
        if (result.value() instanceof XPathNodes nodes) {
          for (Node node : nodes) {
            values.add(FoldedText.fold(String.valueOf(node.getTextContent()), ExtractSource.VALUE));
          }
        } else {
          values.add(number(String.valueOf(result.value())));
        }
        return values;
      } catch (XPathExpressionException e) {
        throw new ExtractException("cannot be evaluated: " + why(e));
      }
    }

    /** Without the fraction that XPath gives to whole numbers. */
    private static String number(String text) {
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
  }

  /** A path into a JSON body, or into the JSON-LD of a page. */
  record JsonPath(Json.Path path) implements Taking {
    @Override
    public List<String> from(ExtractSource source) throws ExtractException {
      List<String> values = new ArrayList<>();
      for (Object document : source.documents()) {
        for (Object value : path.in(document)) {
          values.add(value instanceof String text ? text : Json.write(value));
        }
      }
      return values;
    }
  }

  /** A regular expression, found anywhere in a body; its first group, or else the whole match. */
  record Regex(Pattern pattern) implements Taking {
    @Override
    public List<String> from(ExtractSource source) throws ExtractException {
      List<String> values = new ArrayList<>();
      try {
        Matcher matcher = pattern.matcher(source.guardedText());
        while (values.size() < ExtractSource.VALUES && matcher.find()) {
          String value = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
          if (value != null) {
            values.add(value);
          }
        }
        return values;
      } catch (GuardedText.SpentException | StackOverflowError e) {
        throw new ExtractException("the regular expression took too long on this body");
      }
    }
  }
}
