package weft.model;

/** One header field as received: name and value in the sender's spelling. */
public record Header(String name, String value) {}
