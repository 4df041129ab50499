package weft.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.store.LookedUp.Place;
import weft.url.Url;

/** URLs that the index of hashes has in the file. Read beside the writer. */
final class IndexedUrls {
  private final ManyKeys byHash;

  IndexedUrls(Connection connection) {
    byHash =
        new ManyKeys(
            connection,
            """
            SELECT u.id, u.host, u.text FROM url_by_hash x CROSS JOIN url u ON u.id = x.url
            WHERE x.hash IN (%s)\
            """);
  }

  /** Those among some URLs that it has. */
  Map<Url, Place> find(List<HashedUrl> urls) throws SQLException {
    Map<String, Url> wanted = HashMap.newHashMap(urls.size());
    urls.forEach(url -> wanted.put(url.url().text(), url.url()));
    Map<Url, Place> found = new HashMap<>();
    byHash.each(
        urls.stream().map(HashedUrl::hash).toList(),
        row -> {
          Url url = wanted.get(row.getString(3));
          if (url != null) {
            found.put(url, new Place(row.getLong(1), row.getLong(2)));
          }
        });
    return found;
  }
}
