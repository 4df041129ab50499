package weft.url;

import java.util.regex.Pattern;

/**
 * The name and password that stand before the host in the text of a URL, and how to be rid of them.
 */
public final class Userinfo {
  private static final Pattern BEFORE_HOST =
      Pattern.compile("((?:^|[:=<\"'\\s])[/\\\\]{2,})[^/\\\\?#\\s]*@");

  private static final Pattern AT_THE_START =
      Pattern.compile("^(?!mailto:)((?:https?:)?[/\\\\]*)[^/\\\\?#]*@");

  private Userinfo() {}

  /**
   * What someone typed for a URL, its scheme perhaps missing, without what stands before a host.
   */
  public static String withoutIn(String typed) {
    boolean path = typed.startsWith("/") && !typed.startsWith("//");
    return path ? typed : without(AT_THE_START.matcher(typed).replaceFirst("$1"));
  }

  /** The text, which may be a URL of any kind or hold some, without what stands before a host. */
  public static String without(String text) {
    return text.indexOf('@') < 0 ? text : BEFORE_HOST.matcher(text).replaceAll("$1");
  }
}
