package weft.export;

/**
 * Where a record lies.
 *
 * @param file name of the file
 * @param offset of its first byte
 * @param length in bytes, compressed
 */
record WarcPlace(String file, long offset, long length) {}
