package weft.fetch;

/**
 * What one answer may cost besides the bytes of its body.
 *
 * @param header bytes of its header at most; no more than 256 KiB are ever read
 * @param ratio how many times as long a body may become when its coding is undone; a megabyte is
 *     allowed in any case
 */
public record AnswerLimits(int header, int ratio) {
  /** What no ordinary answer comes near. */
  public static final AnswerLimits STANDARD = new AnswerLimits(256 * 1024, 1000);
}
