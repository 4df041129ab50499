#!/usr/bin/python3 -B
"""Compares what a browser requests for some pages with what a crawl with --assets store has.

    browser.py CRAWL.db [--pages N] [--log ACCESS.log]

Takes N pages, spread over the site (default 10), loads each in headless Chromium from the server of
serve.sh, and reads in the server's access log what the browser asked for. All of it but its own
favicon must be stored by the crawl, with the same status. Exit status 1 where something is missing.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time


def requests(log, mark):
    """Paths and statuses that a browser asked for since that position."""
    with open(log, encoding="utf-8", errors="replace") as lines:
        lines.seek(mark)
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if "Chrom" in fields[10]:
                yield fields[9], int(fields[4])


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("db")
    options.add_argument("--pages", type=int, default=10)
    work = os.environ.get("WEFT_FIELD", "/tmp/weft-field")
    options.add_argument("--log", default=work + "/access.log")
    args = options.parse_args()
    crawl = sqlite3.connect(f"file:{args.db}?mode=ro", uri=True)
    known = dict(crawl.execute("SELECT url, status FROM urls WHERE state = 'done'"))
    heavy = """SELECT p.url FROM pages p JOIN links l ON l.src = p.url
        WHERE p.status = 200 AND p.content_type = 'text/html'
          AND l.kind IN ('img', 'script', 'stylesheet', 'srcset', 'css-url')
        GROUP BY 1 HAVING count(DISTINCT l.dst) >= 3 ORDER BY 1"""
    pages = [row[0] for row in crawl.execute(heavy)]
    chosen = pages[:: max(1, len(pages) // args.pages)][: args.pages]
    missing = asked = 0
    for page in chosen:
        origin = page.split("/", 3)[0] + "//" + page.split("/", 3)[2]
        mark = os.path.getsize(args.log)
        with tempfile.TemporaryDirectory() as profile:
            subprocess.run(
                ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                 "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                 "--user-data-dir=" + profile, "--virtual-time-budget=4000", "--dump-dom", page],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=90, check=False)
        time.sleep(0.3)
        got = {path: status for path, status in requests(args.log, mark)}
        got.pop("/favicon.ico", None)
        lost = [p for p, s in got.items() if s in (200, 304, 404) and known.get(origin + p) is None]
        wrong = [p for p, s in got.items()
                 if s in (200, 404) and known.get(origin + p) not in (None, s)]
        asked += len(got)
        missing += len(lost) + len(wrong)
        print(f"{len(got):4} requests, {len(lost)} not stored, {len(wrong)} with another status: {page}")
        for path in lost + wrong:
            print("       " + path)
    print(f"{len(chosen)} pages, {asked} requests of the browser, {missing} differ")
    return 1 if missing or not asked else 0


sys.exit(main())
