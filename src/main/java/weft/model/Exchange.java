package weft.model;

import java.time.Instant;

/**
 * One HTTP exchange, apart from the body.
 *
 * @param at when the fetch began
 * @param status HTTP status code
 * @param headers of the answer, as received
 * @param protocol {@code http/1.0}, {@code http/1.1}, {@code h2}
 * @param address the IP address that was connected to, without port
 * @param timings how long the steps took
 */
public record Exchange(
    Instant at, int status, Headers headers, String protocol, String address, Timings timings) {}
