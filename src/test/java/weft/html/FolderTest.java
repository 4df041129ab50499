package weft.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FolderTest {

  @Test
  void pagesCountInEveryFolderAboveThem() {
    Folder root = Folder.root();
    root.add("http://a.test/", 1, 0);
    root.add("http://a.test/news/", 3, 1);
    root.add("http://a.test/news/old/", 5, 5);
    root.add("https://b.test/", 2, 0);
    assertEquals(List.of("a.test 9 6", "b.test 2 0"), said(root.largest(10)));
    Folder host = root.largest(10).getFirst();
    assertEquals(List.of("news 8 6", "(here) 1 0"), said(host.parts(10)));
    assertEquals(List.of("news 8 6"), said(host.largest(10)));
  }

  @Test
  void theTopIsWhereTheWayFirstParts() {
    Folder root = Folder.root();
    root.add("http://a.test:8080/usr/share/x/", 1, 0);
    root.add("http://a.test:8080/usr/share/y/", 4, 0);
    Folder top = root.top();
    assertEquals("a.test:8080/usr/share", top.name());
    assertEquals(List.of("y 4 0", "x 1 0"), said(top.largest(10)));
  }

  @Test
  void whatIsTooManyBecomesOne() {
    Folder root = Folder.root();
    for (int i = 1; i <= 9; i++) {
      root.add("http://a.test/" + i + "/", i, i == 1 ? 1 : 0);
    }
    assertEquals(List.of("9 9 0", "8 8 0", "7 others 28 1"), said(root.top().largest(3)));
  }

  private static List<String> said(List<Folder> folders) {
    return folders.stream().map(f -> f.name() + " " + f.pages() + " " + f.errors()).toList();
  }
}
