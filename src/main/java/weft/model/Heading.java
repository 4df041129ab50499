package weft.model;

/** A heading: its level, 1 to 6, and its text with white space folded. */
public record Heading(int level, String text) {}
