#!/usr/bin/python3 -B
"""What a crawl of the large site costs: Weft, wget2 and Scrapy in turn on the same server.

    bench.py WEFT [--runs 3] [--tools weft,wget2,scrapy] [--seed URL]

WEFT is the path of bin/weft. The server must be running (serve.sh start) and the truth be there
(truth.py). Every run begins from nothing and in one process tree of its own; robots.txt ignored, no
delay. Prints each run (CPU seconds of the crawler's tree, user and system; wall; HTML pages by the
server's log and how many of the truth are missing, beyond it, or asked for twice; peak resident
memory) and the medians. wget2 and Scrapy do not follow rel=nofollow either: the work is equal.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys

import compare
import measure
import whatwg

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get("WEFT_FIELD", "/tmp/weft-field")
OUT = f"{WORK}/bench"
SEED = f"http://127.0.0.1:{os.environ.get('WEFT_FIELD_PORT', '18080')}/"


def commands(weft, seed):
    """Tool -> its command; results go beneath OUT."""
    return {
        "weft": [weft, "crawl", seed, "-o", f"{OUT}/weft.db", "--delay", "0",
                 "--concurrency", "64", "--host-concurrency", "64",
                 "--robots", "ignore", "--progress", "none"],
        # The only nofollow links of the site lead to /_sources/; wget2 cannot be told of the rel.
        "wget2": ["wget2", "-q", "-r", "-l", "inf", "--no-robots", "--max-threads", "16",
                  "--tries", "1", "-P", f"{OUT}/wget2", "--reject-regex", "/_sources/",
                  "--filter-urls", "--ignore-tags=img,script,source,object,embed,form/action",
                  seed],
        "scrapy": ["scrapy", "runspider", f"{HERE}/spider.py", "-a", f"start={seed}",
                   "-a", f"db={OUT}/scrapy.db"],
    }


def rotate(target):
    subprocess.run([f"{HERE}/serve.sh", "rotate", target], check=True)


def run(tool, command, expected):
    """One measured run: a dictionary of figures."""
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    rotate("/dev/null")
    with open(f"{WORK}/bench-{tool}.out", "w") as out:
        row = measure.measure(command, stdout=out, stderr=subprocess.STDOUT)
    log = f"{WORK}/bench-{tool}.log"
    rotate(log)
    got = {whatwg.resolve(url) for url, status, media in compare.logged(log)
           if status == 200 and media in compare.HTML}
    asked = compare.requests(log)
    row |= {
        "tool": tool, "pages": len(got), "requests": sum(asked.values()),
        "missing": len(expected - got), "surplus": len(got - expected),
        "twice": sum(number > 1 for number in asked.values()),
        "rate": len(got) / row["wall"], "cpu_1k": 1000 * row["cpu"] / max(1, len(got)),
    }
    return row


HEAD = ("tool   run    CPU s   wall s  pages/s  CPU s/1k  RSS MB   pages missing surplus twice"
        "  requests exit")


def line(row, number):
    return (f"{row['tool']:7}{number:>3} {row['cpu']:8.2f} {row['wall']:8.2f} {row['rate']:8.0f}"
            f" {row['cpu_1k']:9.3f} {row['rss_mb']:7.0f} {row['pages']:7.0f} {row['missing']:7.0f}"
            f" {row['surplus']:7.0f} {row['twice']:5.0f} {row['requests']:9.0f} {row['exit']:4.0f}")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("weft")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--tools", default="weft,wget2,scrapy")
    options.add_argument("--seed", default=SEED)
    options.add_argument("--truth", default=f"{WORK}/truth.tsv")
    args = options.parse_args()
    expected = compare.truth(args.truth, None).keys()
    all_commands, rows = commands(args.weft, args.seed), {}
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs")
    print(HEAD, flush=True)
    for number in range(1, args.runs + 1):
        for tool in args.tools.split(","):
            row = run(tool, all_commands[tool], expected)
            rows.setdefault(tool, []).append(row)
            print(line(row, number), flush=True)
    print("medians")
    for tool, of_tool in rows.items():
        median = {key: statistics.median(row[key] for row in of_tool)
                  for key, value in of_tool[0].items() if isinstance(value, (int, float))}
        print(line(median | {"tool": tool}, "-"))
    shutil.rmtree(OUT, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
