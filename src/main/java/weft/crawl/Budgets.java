package weft.crawl;

import java.util.List;
import java.util.Optional;
import weft.model.Decision;
import weft.model.FetchResult;
import weft.model.Reason;
import weft.store.PageStore;
import weft.url.HostKey;
import weft.url.Url;

/** How many pages a host or a pattern may still cost. Safe for any number of threads. */
final class Budgets {
  private final HostBudget hosts;
  private final PatternBudgets patterns;
  private final List<Budget> budgets;

  Budgets(int pagesPerHost, List<Budget> budgets) {
    hosts = new HostBudget(pagesPerHost);
    patterns = new PatternBudgets(budgets);
    this.budgets = List.copyOf(budgets);
  }

  /** Counts what earlier stretches of the run have stored. */
  void restore(PageStore store) {
    if (hosts.limited()) {
      store.pagesByHost().forEach(hosts::count);
    }
    if (!budgets.isEmpty()) {
      patterns.count(store.pagesMatching(budgets.stream().map(Budget::urls).toList()));
    }
  }

  /** Takes one page from the budgets; why not, where one is used up. */
  Optional<FetchResult.Excluded> take(Url url) {
    HostKey host = url.hostKey();
    if (!hosts.take(host)) {
      return Optional.of(new FetchResult.Excluded(Reason.HOST_LIMIT, hosts.rule()));
    }
    Optional<String> spent = patterns.take(url);
    spent.ifPresent(rule -> hosts.giveBack(host));
    return spent.map(rule -> new FetchResult.Excluded(Reason.BUDGET, rule));
  }

  /** Gives back a page that was taken and came to nothing. */
  void giveBack(Url url) {
    hosts.giveBack(url.hostKey());
    patterns.giveBack(url);
  }

  /** Why a URL need not even be queued; empty where it may be. */
  Optional<Decision> refusal(Url url) {
    return hosts.full(url.hostKey())
        ? Optional.of(Decision.reject(Reason.HOST_LIMIT, hosts.rule()))
        : Optional.empty();
  }
}
