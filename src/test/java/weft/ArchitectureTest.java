package weft;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as it is drawn: which room may know which, and where each library lives. */
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("weft");

  private static final List<String> NOUNS = List.of("url", "model");
  private static final List<String> CRAWL =
      List.of(
          "url",
          "model",
          "scope",
          "frontier",
          "fetch",
          "robots",
          "parse",
          "dedup",
          "store",
          "hook");
  private static final List<String> CONFIG = with(CRAWL, "crawl");

  /** Each room and the rooms that it may know. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          Map.entry("url", List.of()),
          Map.entry("model", List.of("url")),
          Map.entry("scope", NOUNS),
          Map.entry("frontier", NOUNS),
          Map.entry("fetch", NOUNS),
          Map.entry("robots", with(NOUNS, "fetch")),
          Map.entry("parse", NOUNS),
          Map.entry("dedup", NOUNS),
          Map.entry("hook", NOUNS),
          Map.entry("store", NOUNS),
          Map.entry("crawl", CRAWL),
          Map.entry("config", CONFIG),
          Map.entry("analysis", with(NOUNS, "parse", "store")),
          Map.entry("export", with(NOUNS, "parse", "store", "analysis")),
          Map.entry("html", with(NOUNS, "store", "analysis")),
          Map.entry("library", with(CONFIG, "config")),
          Map.entry("cli", with(CONFIG, "config", "analysis", "export", "html")));

  /** The rooms of the command line, each knowing those before it. */
  private static final List<String> COMMAND_LINE =
      List.of("cli.output", "cli.command", "cli.crawl", "cli.demo", "cli.ask", "cli.keep");

  /** Each library, by its packages, and the rooms that may know it. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("okhttp3", List.of("fetch")),
          Map.entry("okio", List.of("fetch")),
          Map.entry("kotlin", List.of("fetch")),
          Map.entry("org.jsoup", List.of("parse")),
          Map.entry("com.github.benmanes.caffeine", List.of("dedup", "robots", "fetch")),
          Map.entry("java.sql", List.of("store", "analysis")),
          Map.entry("org.sqlite", List.of("store", "analysis")),
          Map.entry("org.netpreserve.jwarc", List.of("export")),
          Map.entry("org.apache.parquet", List.of("export")),
          Map.entry("picocli", List.of("cli")),
          Map.entry("com.sun.net.httpserver", List.of("cli")),
          Map.entry("crawlercommons", List.of("url", "robots", "parse")),
          Map.entry("org.tomlj", List.of("config")),
          Map.entry("de.siegmar.fastcsv", List.of("config", "export")),
          Map.entry("net.minidev", List.of("parse", "hook")),
          Map.entry("com.jayway.jsonpath", List.of("parse")),
          Map.entry("opennlp", List.of("parse")),
          Map.entry("com.ibm.icu", List.of("url", "parse")),
          Map.entry("com.github.difflib", List.of("analysis")),
          Map.entry("com.github.luben.zstd", List.of("fetch", "store", "export")),
          Map.entry("org.brotli", List.of("fetch", "store")),
          Map.entry("org.apache.commons", List.of()),
          Map.entry("org.apache.pdfbox", List.of("parse")),
          Map.entry("java.util.logging", List.of("cli")));

  static Set<Map.Entry<String, List<String>>> rooms() {
    return ROOMS.entrySet();
  }

  static Set<Map.Entry<String, List<String>>> libraries() {
    return LIBRARIES.entrySet();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void aRoomKnowsOnlyTheRoomsBelowIt(Map.Entry<String, List<String>> room) {
    String[] known = packages(with(room.getValue(), room.getKey()));
    classes()
        .that(resideInAnyPackage(packages(List.of(room.getKey()))))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackage("weft..").or(resideInAnyPackage(known)))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  void aLibraryIsKnownOnlyWhereItLives(Map.Entry<String, List<String>> library) {
    noClasses()
        .that(not(resideInAnyPackage(packages(library.getValue()))))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.getKey() + ".."))
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void thereIsNoRoomBesidesTheseRooms() {
    classes().should().resideInAnyPackage(packages(List.copyOf(ROOMS.keySet()))).check(HOUSE);
  }

  @Test
  void theRoomsOfTheCommandLineKnowThoseBelowThem() {
    for (int i = 0; i < COMMAND_LINE.size(); i++) {
      String[] above = packages(COMMAND_LINE.subList(i + 1, COMMAND_LINE.size()));
      noClasses()
          .that(resideInAnyPackage(packages(List.of(COMMAND_LINE.get(i)))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(above).or(resideInAPackage("weft.cli")))
          .check(HOUSE);
    }
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("weft.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void aClassIsFinalUnlessItIsMadeToBeExtended() {
    classes()
        .that(describe("are plain", ArchitectureTest::isPlain))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(HOUSE);
  }

  @Test
  void noNameIsALumberRoom() {
    noClasses()
        .should()
        .haveNameMatching("(?i).*\\b(utils?|helpers?|common|managers?)\\b.*")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked = new TreeSet<String>();
    for (JavaClass each : HOUSE) {
      JavaPackage room = each.getPackage();
      if (!room.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(room.getName());
      }
    }
    assertEquals(List.of(), List.copyOf(unmarked));
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethodWhere(target(calls("sleep", Thread.class)))
        .orShould()
        .callMethodWhere(target(calls("sleep", TimeUnit.class)))
        .check(HOUSE);
  }

  @Test
  void onlyTheProgramItselfEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("weft.cli.Main")
        .should()
        .callMethodWhere(target(calls("exit", System.class)))
        .orShould()
        .callMethodWhere(target(calls("exit", Runtime.class)))
        .orShould()
        .callMethodWhere(target(calls("halt", Runtime.class)))
        .check(HOUSE);
  }

  @Test
  void noStackTraceIsThrownAtTheConsole() {
    DescribedPredicate<CodeUnitCallTarget> toTheConsole =
        describe("print to the console", call -> call.getRawParameterTypes().isEmpty());
    noClasses()
        .should()
        .callMethodWhere(target(calls("printStackTrace", Throwable.class).and(toTheConsole)))
        .check(HOUSE);
  }

  @Test
  void nothingStaticCanBeReassigned() {
    fields()
        .that()
        .areStatic()
        .and(describe("are written by hand", field -> !field.getName().contains("$")))
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  private static boolean isPlain(JavaClass each) {
    boolean named = !each.isAnonymousClass() && !each.isInterface() && !each.isEnum();
    boolean open = each.getModifiers().contains(JavaModifier.ABSTRACT) || each.reflect().isSealed();
    boolean constant = each.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
    return named && !open && !constant && !each.getSimpleName().equals("package-info");
  }

  private static DescribedPredicate<CodeUnitCallTarget> calls(String name, Class<?> owner) {
    return describe(
        owner.getSimpleName() + "." + name,
        call -> call.getName().equals(name) && call.getOwner().isAssignableTo(owner));
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> "weft." + room + "..").toArray(String[]::new);
  }

  private static List<String> with(List<String> rooms, String... more) {
    var all = new ArrayList<>(rooms);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  @Test
  void aCrawlHasOneClockThatNobodyCanSet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("weft.cli..")
        .and()
        .doNotHaveFullyQualifiedName("weft.crawl.SteadyClock")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .check(HOUSE);
  }
}
