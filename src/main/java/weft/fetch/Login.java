package weft.fetch;

/**
 * A name and its password. Says nothing of the password where it is printed.
 *
 * @param user the name, as it is
 * @param password the password, as it is
 */
public record Login(String user, String password) {

  @Override
  public String toString() {
    return user + ":…";
  }
}
