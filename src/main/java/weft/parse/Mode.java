package weft.parse;

/** The insertion modes of tree construction (HTML, 13.2.4.1) that the streaming reader knows. */
enum Mode {
  INITIAL,
  BEFORE_HTML,
  BEFORE_HEAD,
  IN_HEAD,
  AFTER_HEAD,
  IN_BODY,
  IN_TABLE,
  IN_CAPTION,
  IN_COLUMN_GROUP,
  IN_TABLE_BODY,
  IN_ROW,
  IN_CELL,
  IN_SELECT,
  AFTER_BODY,
  AFTER_AFTER_BODY
}
