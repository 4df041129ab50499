package weft.export;

import weft.analysis.Workspace;
import weft.store.StoreException;

/** A crawl in which there is nothing to export. */
final class Empty {
  private Empty() {}

  static StoreException crawl(Workspace workspace) {
    return Trouble.unusable(
        workspace.file() + ": nothing was answered yet, so there is nothing to export");
  }

  static StoreException pages(Workspace workspace) {
    return Trouble.unusable(
        workspace.file() + ": has no pages with a stored body, so there is nothing to export");
  }

  static StoreException indexable(Workspace workspace) {
    return Trouble.unusable(
        workspace.file() + ": has no page that search engines may show, so there is no sitemap");
  }
}
