package weft.store;

import org.jspecify.annotations.Nullable;
import weft.model.Reason;
import weft.model.State;

/**
 * How many URLs of a run stand in one place.
 *
 * @param reason absent where the state needs none
 */
public record Count(State state, @Nullable Reason reason, long urls) {}
