package weft.model;

import weft.url.Url;

/**
 * A URL that the user named.
 *
 * @param url what was named
 * @param schemeGuessed whether the user gave no scheme, so that http is tried where https fails
 * @param source where it was named: {@code argument} or {@code FILE:LINE}
 */
public record Seed(Url url, boolean schemeGuessed, String source) {}
