#!/usr/bin/python3 -B
"""Compares what a crawl fetched with the truth, and prints what differs.

    compare.py FILE TRUTH.tsv [--depth N] [--log ACCESS.log]

FILE is a Weft database (its newest run), or the access log of another crawler's run. The compared
set are the URLs that answered 200 with HTML; for a Weft database the depth of each too. --depth N
takes the truth within N links of the seeds. --log gives the server's log of the run: no URL may be
in it twice. Exit status 1 where anything differs.
"""

import argparse
import collections
import sqlite3
import sys

import whatwg

HTML = ("text/html", "application/xhtml+xml")
SHOWN = 8
QUERY = """
    SELECT url.text, crawl_url.depth, fetch.status, fetch.content_type
    FROM crawl_url
    JOIN url ON url.id = crawl_url.url
    JOIN fetch ON fetch.id = crawl_url.fetch
    WHERE crawl_url.run = (SELECT max(id) FROM run) AND crawl_url.state = 1
"""


def truth(path, depth):
    """URL -> depth of the HTML pages."""
    found = {}
    for line in open(path):
        url, far, status, media = line.rstrip("\n").split("\t")
        if status == "200" and media in HTML and (depth is None or int(far) <= depth):
            found[url] = int(far)
    return found


def stored(path):
    """URL -> depth of the HTML pages in a Weft file, and how often each is there."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = [(u, d) for u, d, status, media in connection.execute(QUERY)
            if status == 200 and media in HTML]
    return dict(rows), collections.Counter(url for url, _ in rows)


def logged(path):
    """(URL as written, status, type) of each request in an access log."""
    for line in open(path, encoding="utf-8", errors="replace"):
        _, _, server, host, status, media, _, _, _, uri, _ = line.rstrip("\n").split("\t")
        if ":" not in host:  # wget2 leaves the port out
            host += ":" + server.rpartition(":")[2]
        yield f"http://{host}{uri}", int(status), media.split(";")[0]


def requests(path):
    """URL -> how often it was asked for."""
    return collections.Counter(url for url, _, _ in logged(path))


def show(title, urls):
    """Prints the number and the first few; returns whether there are any."""
    print(f"{len(urls):9,}  {title}")
    for url in sorted(urls)[:SHOWN]:
        print(f"             {url}")
    return bool(urls)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("file")
    options.add_argument("truth")
    options.add_argument("--depth", type=int)
    options.add_argument("--log")
    args = options.parse_args()
    expected = truth(args.truth, args.depth)
    is_weft = open(args.file, "rb").read(15) == b"SQLite format 3"
    if is_weft:
        got, times = stored(args.file)
    else:
        got = {whatwg.resolve(u): None for u, status, media in logged(args.file)
               if status == 200 and media in HTML}
        times = {}
    print(f"{len(expected):9,}  pages in the truth")
    print(f"{len(got):9,}  pages fetched")
    wrong = show("missing", expected.keys() - got.keys())
    wrong |= show("surplus", got.keys() - expected.keys())
    wrong |= show("stored twice", [u for u, n in times.items() if n > 1])
    if is_weft:
        both = expected.keys() & got.keys()
        wrong |= show("with another depth", [f"{u} is {expected[u]}, stored {got[u]}"
                                             for u in both if expected[u] != got[u]])
    log = args.log or (None if is_weft else args.file)
    if log:
        asked = requests(log)
        print(f"{sum(asked.values()):9,}  requests in the log")
        wrong |= show("asked for twice", [f"{u} {n} times" for u, n in asked.items() if n > 1])
    print("DIFFERENT" if wrong else "EQUAL")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
