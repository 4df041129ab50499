package weft.model;

/**
 * What a run has done so far.
 *
 * @param pages answers stored that were no redirects
 * @param wireBytes bytes received in all answers
 * @param queued URLs queued
 */
public record RunTotals(long pages, long wireBytes, long queued) {}
