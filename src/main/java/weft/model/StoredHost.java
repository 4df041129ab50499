package weft.model;

import weft.url.HostKey;

/** A host with its politeness as the store has it. */
public record StoredHost(HostKey key, HostState state) {}
