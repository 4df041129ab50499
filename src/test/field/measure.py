#!/usr/bin/python3 -B
"""Runs a command and measures its whole process tree.

    measure.py [--every SECONDS] RESULT.json COMMAND [ARGUMENT...]
    measure.py --show RESULT.json

Writes wall seconds, CPU seconds (user and system, of all descendants that ended), peak resident
memory in MB (the greatest sum over the tree, sampled; at least what the kernel reports of the
largest process), the peak within each tenth of the run, and the exit status, which is also its own.
"""

import json
import os
import subprocess
import sys
import time

PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(root):
    """The process and its descendants."""
    pending, found = [root], []
    while pending:
        pid = pending.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/children") as children:
                    pending += map(int, children.read().split())
        except OSError:
            pass
    return found


def resident(root):
    """Bytes resident in the tree; shared pages count once for each process."""
    total = 0
    for pid in tree(root):
        try:
            with open(f"/proc/{pid}/statm") as statm:
                total += int(statm.read().split()[1]) * PAGE
        except OSError:
            pass
    return total


def measure(command, every=0.05, **options):
    begin = time.monotonic()
    process = subprocess.Popen(command, **options)
    samples, ended = [], 0
    while not ended:
        samples.append((time.monotonic() - begin, resident(process.pid)))
        time.sleep(every)
        # Unlike RUSAGE_CHILDREN, this is about one child and its descendants alone.
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    wall = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    tenths = [0] * 10
    for at, size in samples:
        tenth = min(9, int(10 * at / wall))
        tenths[tenth] = max(tenths[tenth], size)
    return {
        "exit": process.returncode,
        "wall": round(wall, 2),
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "rss_mb": round(max(max(tenths), used.ru_maxrss * 1024) / 1e6),
        "rss_mb_by_tenth": [round(size / 1e6) for size in tenths],
    }


def show(path):
    row = json.load(open(path))
    print(f"{row['wall']:.1f} s wall, {row['cpu']:.1f} s CPU, peak RSS {row['rss_mb']} MB, "
          f"by tenth of the run {row['rss_mb_by_tenth']}")


def main():
    arguments, every = sys.argv[1:], 0.05
    if arguments[:1] == ["--show"]:
        return show(arguments[1])
    if arguments[:1] == ["--every"]:
        every, arguments = float(arguments[1]), arguments[2:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    result = measure(arguments[1:], every)
    with open(arguments[0], "w") as out:
        json.dump(result, out)
    sys.exit(result["exit"] if result["exit"] >= 0 else 128 - result["exit"])


if __name__ == "__main__":
    main()
