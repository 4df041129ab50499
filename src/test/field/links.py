#!/usr/bin/python3 -B
"""Compares what Weft says of broken links and of duplicates with what other programs say.

    links.py WEFT [--checked FILE]      WEFT: path of bin/weft

Serves nothing: run serve.sh start before. Crawls parts of the large site with their images, styles
and scripts into $WEFT_FIELD/shows/links.db, and has LinkChecker (package linkchecker) check the same
parts; --checked takes the CSV of an earlier check instead. A URL that only one of them calls broken
has to have a reason that is known:

- form: where a form sends to; LinkChecker asks for it, Weft never does.
- scheme: LinkChecker calls schemes broken that it does not know, such as man: URLs.
- nofollow: Weft does not ask for what every link to it says nofollow of.

Then sha256sum reads the files that the crawled pages came from; its groups of files with the same
digest have to be the clusters of weft report duplicates. Exit status 1: a difference without a reason.
LinkChecker waits between requests whatever it is told, for which reason its waiting is taken out.
Environment: WEFT_FIELD (default /tmp/weft-field), WEFT_FIELD_PORT (default 18080).
"""

import argparse
import collections
import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile
from urllib.parse import unquote, urldefrag, urlsplit

FIELD = pathlib.Path(os.environ.get("WEFT_FIELD", "/tmp/weft-field"))
BASE = "http://127.0.0.1:" + os.environ.get("WEFT_FIELD_PORT", "18080")
PARTS = (
    "doc/sqlite3 doc/cmake-data/html doc/docbook-xsl-doc-html/doc gtk-doc/html/gtk3 gtk-doc/html/gdk3"
    " gtk-doc/html/glib gtk-doc/html/gobject gtk-doc/html/gio gtk-doc/html/cairo"
    " doc/exim4-doc-html/spec_html doc/libxml2-doc doc/nodejs/api doc/git-doc"
    " doc/python-django-doc/html"
).split()
OTHERS = r"^https?://(?!127\.0\.0\.1:%s)" % urlsplit(BASE).port
CHECKER = """
import sys
sys.path.insert(0, "/usr/lib/python3/dist-packages")
from linkcheck.director import aggregator
from linkcheck.command.linkchecker import linkchecker
aggregator.Aggregate.wait_for_host = lambda self, host: None
sys.exit(linkchecker())
"""
SETTINGS = r"""
[checking]
threads=4
resultcachesize=2000000
maxfilesizeparse=100000000
maxfilesizedownload=100000000
[filtering]
checkextern=1
ignore=
  %s
  ^(mailto|ftp|news|file|irc|javascript|data):
""" % OTHERS


def seeds():
    return ["%s/%s/index.html" % (BASE, part) for part in PARTS]


def crawl(weft, db):
    for old in db.parent.glob(db.name + "*"):
        old.unlink()
    subprocess.run(
        [weft, "crawl", *seeds(), "-o", db, "--scope", "prefix", "--delay", "0", "--progress", "none",
         "--assets", "store", "--external", "check", "--exclude", OTHERS],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def check(target):
    """Has LinkChecker check the parts; it gives up root, so that it needs a place to write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o777)
        (folder / "settings").write_text(SETTINGS)
        (folder / "checker.py").write_text(CHECKER)
        subprocess.run(
            ["/usr/bin/python3", folder / "checker.py", "-f", folder / "settings", "-q",
             "-F", "csv/utf-8/%s/broken.csv" % folder, *seeds()],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        target.write_text((folder / "broken.csv").read_text())


def broken_by_linkchecker(file):
    lines = [line for line in open(file, newline="") if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter=";")
    return {plain(urldefrag(row["url"])[0]) for row in rows if row["valid"] == "False"}


def plain(url):
    """Without escapes: what a crawler escapes of quotes and braces is its own affair."""
    return unquote(url)


def asked(weft, db, sql):
    out = subprocess.run([weft, "query", db, sql, "--format", "csv", "--raw-csv"],
                         check=True, stdout=subprocess.PIPE, text=True).stdout
    return list(csv.reader(io.StringIO(out)))[1:]


def compare_links(weft, db, checked):
    theirs = broken_by_linkchecker(checked)
    ours = {plain(row[0]) for row in asked(
        weft, db, "SELECT DISTINCT dst FROM links WHERE dst_status >= 400 OR dst_state = 'failed'")}
    forms = {plain(row[0]) for row in asked(
        weft, db, "SELECT DISTINCT dst FROM links WHERE kind IN ('form', 'formaction')")}
    nofollow = {plain(row[0]) for row in asked(
        weft, db, "SELECT url FROM excluded WHERE reason = 'nofollow'")}
    print("broken URLs: %d by Weft, %d by LinkChecker, %d by both"
          % (len(ours), len(theirs), len(ours & theirs)))
    reasons = collections.Counter()
    unexplained = ["only Weft: " + url for url in ours - theirs]
    for url in theirs - ours:
        if urlsplit(url).scheme not in ("http", "https"):
            reasons["scheme"] += 1
        elif url in forms:
            reasons["form"] += 1
        elif url in nofollow:
            reasons["nofollow"] += 1
        else:
            unexplained.append("only LinkChecker: " + url)
    for reason, number in reasons.most_common():
        print("  only LinkChecker, %s: %d" % (reason, number))
    return unexplained


def file_of(url):
    path = FIELD / "root" / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


def compare_duplicates(weft, db):
    pages = [row[0] for row in asked(
        weft, db, "SELECT url FROM pages WHERE status = 200 AND size_body > 0")]
    files = {url: str(file_of(url)) for url in pages}
    out = subprocess.run(["xargs", "-0", "sha256sum", "-z"], input="\0".join(sorted(set(files.values()))),
                         check=True, stdout=subprocess.PIPE, text=True).stdout
    digests = {line[66:]: line[:64] for line in out.split("\0") if line}
    theirs = collections.defaultdict(set)
    for url, file in files.items():
        theirs[digests[file]].add(url)
    theirs = {frozenset(urls) for urls in theirs.values() if len(urls) > 1}
    out = subprocess.run([weft, "report", db, "duplicates", "--columns", "cluster,url", "--format", "csv"],
                          check=True, stdout=subprocess.PIPE, text=True).stdout
    ours = collections.defaultdict(set)
    for cluster, url in list(csv.reader(io.StringIO(out)))[1:]:
        ours[cluster].add(url)
    ours = {frozenset(urls) for urls in ours.values()}
    print("duplicates: %d pages; %d clusters of %d pages by Weft, %d of %d by sha256sum"
          % (len(pages), len(ours), sum(map(len, ours)), len(theirs), sum(map(len, theirs))))
    return ["only Weft: " + " ".join(sorted(each)) for each in ours - theirs] + [
        "only sha256sum: " + " ".join(sorted(each)) for each in theirs - ours]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("weft")
    arguments.add_argument("--checked")
    given = arguments.parse_args()
    db = FIELD / "shows" / "links.db"
    db.parent.mkdir(exist_ok=True)
    crawl(given.weft, db)
    checked = pathlib.Path(given.checked or db.with_name("links.csv"))
    if not given.checked:
        check(checked)
    unexplained = compare_links(given.weft, db, checked) + compare_duplicates(given.weft, db)
    for line in unexplained[:100]:
        print("  " + line)
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
