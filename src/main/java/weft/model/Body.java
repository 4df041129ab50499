package weft.model;

/**
 * The bytes of an answer. The arrays are shared, not copied; nobody changes them.
 *
 * @param decoded the bytes after content coding was undone
 * @param sha256 of {@code decoded}
 * @param wire the bytes as received, where the coding is one that is stored as it came; otherwise
 *     the same array as {@code decoded}
 * @param coding content coding of {@code wire}: {@code identity}, {@code gzip}, {@code br} or
 *     {@code zstd}
 * @param wireLength bytes received
 * @param truncation which limit cut it
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are large and never compared
public record Body(
    byte[] decoded,
    byte[] sha256,
    byte[] wire,
    String coding,
    long wireLength,
    Truncation truncation) {}
