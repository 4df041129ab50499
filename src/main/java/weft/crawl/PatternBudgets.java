package weft.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.url.Url;

/** Counts pages against the budgets of patterns. Safe for any number of threads. */
final class PatternBudgets {

  private static final class Spending {
    final Budget budget;
    int left;

    Spending(Budget budget) {
      this.budget = budget;
      left = budget.pages();
    }
  }

  private final List<Spending> spendings;

  PatternBudgets(List<Budget> budgets) {
    spendings = budgets.stream().map(Spending::new).toList();
  }

  /** Counts pages that an earlier stretch of the run stored, in the order of the budgets. */
  synchronized void count(List<Integer> stored) {
    for (int i = 0; i < spendings.size(); i++) {
      spendings.get(i).left -= stored.get(i);
    }
  }

  /** Takes one page from every budget that the URL falls under; the rule where one is used up. */
  synchronized Optional<String> take(Url url) {
    List<Spending> concerned = concerned(url);
    for (Spending spending : concerned) {
      if (spending.left <= 0) {
        return Optional.of(spending.budget.rule());
      }
    }
    concerned.forEach(spending -> spending.left--);
    return Optional.empty();
  }

  /** Gives back a page that was taken and came to nothing. */
  synchronized void giveBack(Url url) {
    concerned(url).forEach(spending -> spending.left++);
  }

  private List<Spending> concerned(Url url) {
    if (spendings.isEmpty()) {
      return List.of();
    }
    List<Spending> concerned = new ArrayList<>();
    for (Spending spending : spendings) {
      if (spending.budget.urls().matches(url.text())) {
        concerned.add(spending);
      }
    }
    return concerned;
  }
}
