package weft.export;

/**
 * What an export has written.
 *
 * @param singular what one of them is called
 * @param plural what several of them are called
 * @param count how many there are
 * @param files in which they are
 * @param bytes of these files
 */
public record Exported(String singular, String plural, long count, long files, long bytes) {}
