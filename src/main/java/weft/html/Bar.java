package weft.html;

/**
 * A value in a chart.
 *
 * @param label what it is the value of
 * @param value never negative
 * @param tone what it means
 */
record Bar(String label, double value, Tone tone) {}
