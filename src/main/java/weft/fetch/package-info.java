/**
 * Fetching: one HTTP request and everything that was observed about it.
 *
 * <p><b>Data flow.</b> {@link weft.fetch.HttpFetcher} turns a {@link weft.fetch.FetchRequest} into
 * an OkHttp request ({@code RequestForm}, and {@code ExactUrl}, since OkHttp would re-encode some
 * canonical URLs), picks a client ({@code Clients}) and executes the call on the calling thread.
 * OkHttp resolves ({@code Names}, {@code NameServer}), connects ({@code GuardedSockets}), shakes
 * hands ({@code TlsSockets}, {@code Trust}) and passes {@code Framing} before and after the
 * exchange. The body is read in one go ({@code BodyReader} into a {@code ByteSink}) and decoded
 * from array to array ({@code Decoding}, {@code Inflation}) and digested ({@code BodyDigest}). What
 * comes out is a {@link weft.model.FetchResult}.
 *
 * <p><b>What OkHttp is not asked to do.</b> It follows, repeats, caches, authenticates and decodes
 * nothing. Redirects are links, to be judged like links. Content codings are undone here because
 * browsers accept more than OkHttp does, because limits and a digest belong to the same pass, and
 * because a compressed body is stored as it came. Of its own follow-ups those that cannot be
 * switched off never see the status that would set them off.
 *
 * <p><b>Who owns what.</b> A {@code Flight} is one fetch: it listens to OkHttp, takes the times and
 * tells the {@link weft.fetch.FetchObserver}. It travels on the request as a tag, belongs to the
 * fetching thread and is garbage afterwards; nothing is looked up by call. Pools, the TLS context
 * and the cache of names belong to {@code Clients} and end with {@link
 * weft.fetch.HttpFetcher#close}.
 *
 * <p><b>Failures.</b> No trouble on the network leaves {@link weft.fetch.Fetcher#fetch} as an
 * exception; {@code FailureClassifier} alone gives it a {@link weft.model.Reason}, by how far the
 * flight had come. An exception that does escape is a defect. An answer counts as come when it is
 * whole: a body shorter than its Content-Length, or without its last chunk, is a lost connection
 * and worth another attempt, while a damaged content coding would be damaged again and is kept.
 *
 * <p><b>Invariants.</b>
 *
 * <ul>
 *   <li>An answer belongs to its request. Bytes that arrive before a request is sent are nobody's
 *       answer: the connection is dropped. So is one that served an answer of doubtful length. An
 *       answer forged later than that, by the very server that was asked, cannot be told apart.
 *   <li>Path and query reach the wire as they stand in the canonical URL. Header fields reach the
 *       result in their order and spelling; bytes that are not UTF-8 in them do not.
 *   <li>A fetch is one request. A connection kept from before that ends before the answer's header
 *       is replaced (RFC 9110, 9.2.2), and the whole stays within the time of one call.
 *   <li>The call timeout bounds name resolution, connecting and the last byte, however slowly the
 *       bytes drip.
 *   <li>Memory for one body is bounded by the limits, not by what a server promises.
 *   <li>Credentials and headers with secrets go to the hosts they were given for, where {@link
 *       weft.fetch.SecretPlaces} admits them (a link must not fetch them out of TLS or to another
 *       port), and are never stored. Cookies go to whom RFC 6265 says, and are kept in memory
 *       ({@code CookieStore}) and in the file that the user names.
 *   <li>What a server sent is sent back (cookies, validators, challenges) only where it can stand
 *       in a header. Passwords in {@code Location} and other fields that hold URLs are taken out
 *       before anybody sees them.
 * </ul>
 *
 * <p><b>Who we are.</b> {@link weft.fetch.Credentials} given with a host are sent once it has asked
 * for them: the one case in which a fetch is two requests. An {@code Account} remembers how a host
 * wants to be told (Basic, or a {@code Digest} with its nonce), so that it has to ask only once.
 *
 * <p><b>Proxies.</b> Which one a URL is asked through is somebody else's choice ({@link
 * weft.fetch.ProxyChoice}); each has OkHttp clients of its own over the same pools. OkHttp speaks
 * to proxies in plain HTTP; TLS to a proxy ({@code SecureProxySocket}) and SOCKS ({@code
 * SocksSocket}) are matters of the sockets. The proxy looks names up, and its address is the one
 * that is stored. Whatever goes wrong before the tunnel or the connection stands is the proxy's
 * failure, {@link weft.model.Reason#PROXY}, never the host's.
 *
 * <p><b>Private networks.</b> {@link weft.fetch.PrivateAddresses} keeps a crawl away from addresses
 * that are no public server's ({@code SpecialAddresses}), hosts that the user named apart. It is
 * asked before a fetch where the URL says the address, for each address that a name is looked up to
 * ({@code GuardedNames}), and by the socket about the very address that it connects to, so that a
 * name that changes in between gains nothing. Proxies are the user's choice and pass.
 *
 * <p><b>OkHttp's internals</b> are used in {@code ExactUrl} (parts of a URL), {@code Wire} and
 * {@code Framing} (the buffers of a connection), and in {@code FailureClassifier} (HTTP/2
 * exceptions): they are public in the byte code, so that the compiler checks them, and the version
 * is pinned.
 */
@NullMarked
package weft.fetch;

import org.jspecify.annotations.NullMarked;
