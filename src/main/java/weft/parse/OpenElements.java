package weft.parse;

import org.jspecify.annotations.Nullable;

/**
 * The stack of open elements (HTML, 13.2.4.2) and the questions asked of it. An element is known by
 * its depth, from 1 on; 0 stands for none. Owned by one reading.
 */
final class OpenElements {
  private static final int DEPTH = 512;

  private final int deepest;
  private final TagName[] names = new TagName[DEPTH + 1];
  private final Namespace[] namespaces = new Namespace[DEPTH + 1];
  private final int[] traits = new int[DEPTH + 1];
  private final boolean[] integrating = new boolean[DEPTH + 1];
  private final FormattingElements.@Nullable Entry[] entries =
      new FormattingElements.Entry[DEPTH + 1];
  private int depth;

  /** A stack of that many elements at most. */
  OpenElements(int deepest) {
    this.deepest = Math.min(deepest, DEPTH);
  }

  /** Opens an element. */
  void push(TagName name, Namespace namespace) throws UnusualException {
    if (depth >= deepest) {
      throw new UnusualException(Unusual.DEPTH);
    }
    depth++;
    names[depth] = name;
    namespaces[depth] = namespace;
    traits[depth] = namespace.traits(name);
    integrating[depth] = false;
    entries[depth] = null;
  }

  /** Says of the current element that HTML may stand in it, although it is none. */
  void integrates() {
    integrating[depth] = true;
  }

  /** Says of the current element that it is listed as a formatting one. */
  void formats(FormattingElements.Entry entry) {
    entries[depth] = entry;
  }

  /** Closes the current element. */
  void pop() {
    FormattingElements.Entry entry = entries[depth];
    if (entry != null) {
      entry.open = false;
    }
    depth--;
  }

  /** How many elements are open: the depth of the current one. */
  int depth() {
    return depth;
  }

  /** The name of the element at a depth. */
  TagName name(int at) {
    return names[at];
  }

  TagName current() {
    return names[depth];
  }

  Namespace namespace() {
    return depth == 0 ? Namespace.HTML : namespaces[depth];
  }

  Namespace namespace(int at) {
    return namespaces[at];
  }

  /** Whether the current element is one in which HTML may stand. */
  boolean isIntegrating() {
    return integrating[depth];
  }

  FormattingElements.@Nullable Entry entry(int at) {
    return entries[at];
  }

  boolean isCurrent(TagName name) {
    return depth > 0 && is(depth, name);
  }

  /** Whether the element at a depth is of HTML and has that name. */
  boolean is(int at, TagName name) {
    return names[at] == name && namespaces[at] == Namespace.HTML;
  }

  /** Whether one of these traits is true of the current element. */
  boolean currentHas(int any) {
    return depth > 0 && has(depth, any);
  }

  /** Whether one of these traits is true of the element at a depth. */
  boolean has(int at, int any) {
    return (traits[at] & any) != 0;
  }

  /** The innermost element of HTML with that name. */
  int find(TagName name) {
    for (int i = depth; i > 0; i--) {
      if (is(i, name)) {
        return i;
      }
    }
    return 0;
  }

  boolean inScope(TagName name) {
    return within(name, TagName.SCOPE);
  }

  boolean inListScope(TagName name) {
    return within(name, TagName.SCOPE | TagName.LIST_SCOPE);
  }

  boolean inButtonScope(TagName name) {
    return within(name, TagName.SCOPE | TagName.BUTTON_SCOPE);
  }

  boolean inTableScope(TagName name) {
    return within(name, TagName.TABLE_SCOPE);
  }

  /** Whether an element of that name is open, with nothing but options around it. */
  boolean inSelectScope(TagName name) {
    for (int i = depth; i > 0; i--) {
      if (names[i] == name) {
        return true;
      }
      if (!has(i, TagName.SELECT_MEMBER)) {
        return false;
      }
    }
    return false;
  }

  boolean headingInScope() {
    for (int i = depth; i > 0; i--) {
      if (has(i, TagName.HEADING)) {
        return true;
      }
      if (has(i, TagName.SCOPE)) {
        return false;
      }
    }
    return false;
  }

  private boolean within(TagName name, int boundary) {
    for (int i = depth; i > 0; i--) {
      if (is(i, name)) {
        return true;
      }
      if (has(i, boundary)) {
        return false;
      }
    }
    return false;
  }
}
