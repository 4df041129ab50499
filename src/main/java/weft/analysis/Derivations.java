package weft.analysis;

/** The derivations that SQL can name as its needs. */
final class Derivations {
  private Derivations() {}

  /** The derivation of that name. */
  static Derivation named(String name) {
    return switch (name) {
      case "fragment" -> new FragmentLinks();
      case "graph_metric" -> new GraphMetricTable();
      case "near_duplicate" -> new NearDuplicateTable(NearDuplicateTable.USUAL_SIMILARITY);
      case "issue" -> IssueTable.usual();
      case "costly_issue" -> IssueTable.costly();
      case "issue_rule" -> new RuleTable();
      case "link_count" -> new LinkCountTable();
      case "boilerplate_block" -> new BoilerplateTable();
      default -> SqlDerivation.of(name);
    };
  }
}
