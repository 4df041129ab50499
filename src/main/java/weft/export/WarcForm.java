package weft.export;

/**
 * How WARC files are written.
 *
 * @param compression of each record
 * @param maxFile a new file is begun behind so many bytes; 0 for one file
 * @param software who writes it, for the warcinfo record
 */
public record WarcForm(Compression compression, long maxFile, String software) {}
