package weft.model;

/**
 * What is derived from a stored body.
 *
 * @param text the page's main text, paragraphs separated by line feeds
 * @param words number of words in it (Unicode word boundaries)
 */
public record Content(String text, int words) {}
