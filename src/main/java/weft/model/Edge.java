package weft.model;

/**
 * A link on its way into the store.
 *
 * @param link the link
 * @param target row id of its target, 0 where the target is among the visit's candidates
 */
public record Edge(Outlink link, long target) {}
