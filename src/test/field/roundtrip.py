#!/usr/bin/python3 -B
"""Exports a crawl, imports it into a new file, and prints what differs between the two.

    roundtrip.py WEFT CRAWL.db [--form warc|wacz] [--work DIR] [--search WORDS]...

WEFT is the path of bin/weft. Compared are the rows of the views and of every report's CSV (all of
their columns; a row's key is its first column that is a URL), and what `weft search` finds. What an
archive cannot say is expected to differ and listed apart: times of the network, what the crawl
decided and never fetched, depths that follow from it. Exit status 1 where anything else differs.
"""

import argparse
import collections
import csv
import pathlib
import sqlite3
import subprocess
import sys

SHOWN = 3

# Views and the columns of which an archive does not speak.
DECIDED = {"state", "reason", "rule", "depth", "hops", "found_on", "attempts", "checked_at"}
TIMES = {"dns_ms", "connect_ms", "tls_ms", "ttfb_ms", "total_ms"}
VIEWS = {
    "pages": DECIDED | TIMES | {"change"},
    "assets": DECIDED,
    "fetches": TIMES | {"headers"},
    "links": {"dst_state"},
    "texts": set(),
    "metadata": set(),
    "structured_data": set(),
    "unusable_links": set(),
    "redirects": DECIDED | {"target_state"},
    "duplicates": set(),
}
# Reports that show what an archive does not speak of: decisions, times, robots.txt, the run.
APART = {
    "overview", "urls", "excluded", "queued", "failures", "hosts", "seeds", "performance", "depth",
    "runs", "robots-test", "robots", "blocked", "external", "sitemaps", "changes", "traps",
}


def weft(program, *arguments):
    ran = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 5):
        sys.exit(f"weft {' '.join(map(str, arguments))}: exit {ran.returncode}\n{ran.stderr}")
    return ran.stdout


def rows(path, view):
    """Names of columns, and rows as tuples of text."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    cursor = connection.execute(f'SELECT * FROM "{view}"')
    return [column[0] for column in cursor.description], [tuple(map(str, row)) for row in cursor]


def table(path):
    with open(path, encoding="utf-8", newline="") as lines:
        read = csv.reader(lines)
        return next(read, []), [tuple(row) for row in read]


def compare(name, first, second, apart):
    """Prints what differs between two tables; the number of rows in which more than `apart` does."""
    columns, left = first
    if columns != second[0]:
        print(f"{name}: columns {columns} and {second[0]}")
        return 1
    kept = [i for i, column in enumerate(columns) if column not in apart and column != "run"]
    cut = lambda row: tuple(row[i] for i in kept)
    a, b = collections.Counter(map(cut, left)), collections.Counter(map(cut, second[1]))
    lost, come = list((a - b).elements()), list((b - a).elements())
    other = 0
    for column in sorted(apart & set(columns)):
        i = columns.index(column)
        of = lambda table: collections.Counter(row[:2] + (row[i],) for row in table)
        other += bool(of(left) - of(second[1]))
    print(f"{name:22} {len(left):7} rows, {len(second[1]):7}: {len(lost)} only in the first, "
          f"{len(come)} only in the second" + (f"; {other} columns apart" if other else ""))
    names = [columns[i] for i in kept]
    by_key = collections.defaultdict(list)
    for row in come:
        by_key[row[0]].append(row)
    differing = collections.Counter()
    shown = 0
    for row in lost:
        match = by_key[row[0]].pop(0) if by_key[row[0]] else None
        changed = ["whole row"] if match is None else [
            n for n, x, y in zip(names, row, match) if x != y]
        differing.update(changed)
        if shown < SHOWN:
            shown += 1
            if match is None:
                print("     - " + " | ".join(row)[:300])
            else:
                print(f"     {row[0]}: " + ", ".join(
                    f"{n}: {x[:80]!r} > {y[:80]!r}" for n, x, y in zip(names, row, match) if x != y))
    left_over = [row for rest in by_key.values() for row in rest]
    for row in left_over[:SHOWN]:
        print("     + " + " | ".join(row)[:300])
    if differing:
        print("     " + ", ".join(f"{name} {count}" for name, count in differing.most_common()))
    return len(lost) + len(come)


def headers(path):
    """(URL, header field) of each answer, without what an export adds and renames."""
    columns, all_rows = rows(path, "fetches")
    url, field, status = columns.index("url"), columns.index("headers"), columns.index("status")
    for row in all_rows:
        if row[status] != "None":
            for line in row[field].split("\n"):
                yield row[url], line.strip()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("weft")
    options.add_argument("db", type=pathlib.Path)
    options.add_argument("--form", choices=("warc", "wacz"), default="warc")
    options.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/weft-field/trip"))
    options.add_argument("--search", action="append", default=[])
    options.add_argument("--again", action="store_true", help="compare what is there already")
    args = options.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    archive = args.work / ("crawl." + {"warc": "warc.gz", "wacz": "wacz"}[args.form])
    back = args.work / f"back-{args.form}.db"
    if not args.again:
        for old in args.work.glob(back.name + "*"):
            old.unlink()
        weft(args.weft, "export", args.db, args.form, "-o", archive, "--force")
        weft(args.weft, "import", archive, "-o", back)
    searches = args.search or ["license", "configure option", '"regular expression"']
    found = {words: [weft(args.weft, "search", path, words, "--limit", "50", "--format", "csv")
                     for path in (args.db, back)] for words in searches}  # derives texts, too
    differ = 0
    for view, apart in VIEWS.items():
        differ += compare(view, rows(args.db, view), rows(back, view), apart)
    a, b = (collections.Counter(headers(path)) for path in (args.db, back))
    for sign, fields in (("-", a - b), ("+", b - a)):
        names = collections.Counter(line.partition(":")[0] for _, line in fields.elements())
        print(f"headers {sign} {sum(names.values())} {dict(names.most_common(5))}")
        differ += sum(count for name, count in names.items()
                      if not name.startswith("X-Crawler-")
                      and name.lower() not in ("content-length", "content-encoding", "transfer-encoding"))
    folders = [args.work / f"reports-{which}-{args.form}" for which in ("first", "second")]
    for path, folder in zip((args.db, back), folders):
        if not (args.again and folder.exists()):
            weft(args.weft, "report", path, "all", "--format", "csv", "-o", folder)
    for file in sorted(folders[0].glob("*.csv")):
        name = file.stem
        count = compare("report " + name, table(file), table(folders[1] / file.name),
                        DECIDED | TIMES | {"state", "dst_state"} if name not in APART else set())
        differ += 0 if name in APART else count
    for words, (first, second) in found.items():
        same = sorted(first.splitlines()) == sorted(second.splitlines())
        print(f"search {words}: {len(first.splitlines())} lines, {'equal' if same else 'DIFFER'}")
        differ += not same
    print(f"{differ} differences that an archive does not explain")
    return 1 if differ else 0


sys.exit(main())
