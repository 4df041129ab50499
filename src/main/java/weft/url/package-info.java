/**
 * URLs: from the text in a page to the one name under which a resource is known.
 *
 * <p>A raw text goes through {@link weft.url.Canonicalizer}: it is resolved against its base
 * exactly as the WHATWG URL standard says ({@link weft.url.UrlParser}, all schemes, fragment and
 * userinfo included), then made canonical by the few steps of {@code CanonicalStep}, each of which
 * does one thing, and then measured. The outcome is a value: a {@link weft.url.Url}, or why there
 * is none. A {@code Url} is http or https, absolute and canonical; two of them are equal exactly
 * when their texts are, and its text parses to itself, so what is read back from the store needs no
 * parser.
 *
 * <p>A page holds some ninety links, nearly all of them plain. {@code PlainText} recognises those
 * and copies them together without a parser; it answers only where the parser would say the same,
 * which a test holds against it on all vectors and a great many mutated texts.
 *
 * <p>Canonical means what the standard's parser makes of a text, less fragment and userinfo, and no
 * more. Dots, ports, host spellings, backslashes, stray tabs are the standard's business and come
 * out alike. Deliberately untouched are all that a server may tell apart: the case of a path, the
 * order and repetition of query parameters, session parameters, an empty query ({@code /a?} is not
 * {@code /a}), double and trailing slashes, {@code index.html}, {@code www.}, the scheme, a final
 * dot of the host name. So is percent-encoding: what has to be encoded is, in upper-case UTF-8, but
 * what was encoded without need stays ({@code %7e} is not {@code ~}), because servers that sign or
 * compare raw paths do tell them apart; one page fetched twice does less harm than one never
 * fetched, and identical bodies are found by their digest.
 *
 * <p>What the user knows to be one resource is made one by {@link weft.url.Rewrites}, the last step
 * and no part of the standard's: query parameters that only track visitors (a list of trackers
 * unless it is switched off), further ones, other names of a host. Addresses of robots.txt and the
 * redirect that would lead a page to itself are spared.
 *
 * <p>Userinfo is split off because it is a credential and no part of the name; it is handed back
 * next to the URL and never stored with it. A base is a {@code Url} as well, so a relative link
 * inherits no userinfo. A URL above 8 KiB is refused whole: half of one is another one.
 *
 * <p>The host has its own rooms within the room: {@code HostParser} decides between names, IPv4 in
 * all its spellings, and IPv6; {@code Idna} turns Unicode names into ASCII. The spelling matters
 * for safety too: the address guard sees {@code 127.0.0.1} however it was written. {@link
 * weft.url.Domains} knows public suffixes and {@link weft.url.Surt} the sort-friendly forms.
 *
 * <p>Everything here is immutable or confined to one call, and safe for any thread.
 */
@NullMarked
package weft.url;

import org.jspecify.annotations.NullMarked;
