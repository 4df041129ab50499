#!/usr/bin/env python3
"""Runs what README says under "Query from other tools", as it stands there.

    tools.py WEFT [FILE]     WEFT: path of bin/weft; FILE: a crawl, that of `weft demo` unless named

Each block is run in a scratch directory, where site.db is a copy of FILE, and its output is
printed; where a block of text follows in README, it is said whether that is the output. A block whose
tool or library is not installed is skipped, and named. Exit status 1: a block failed.
"""
import importlib.util
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

README = pathlib.Path(__file__).resolve().parents[3] / "README.md"
HEADING = "### Query from other tools"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks():
    """Language and text of each block, and the output that README shows for it."""
    section = README.read_text().split(HEADING + "\n", 1)[1].split("\n### ", 1)[0]
    found = BLOCK.findall(section)
    for at, (language, text) in enumerate(found):
        if language != "text":
            shown = found[at + 1 : at + 2]
            yield language, text, shown[0][1] if shown and shown[0][0] == "text" else None


def installed(tool):
    if shutil.which(tool):
        return True
    print(f"skipped: {tool} is not installed")
    return False


def missing(language, text):
    """Whether something is not there that a block needs."""
    if language == "sh":
        words = {line.split()[0] for line in text.splitlines() if line and line[0] not in " #"}
        return not all([installed(word) for word in sorted(words)])
    if language == "python":
        wanted = set(re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE))
        lacking = sorted(name for name in wanted if not importlib.util.find_spec(name))
        for name in lacking:
            print(f"skipped: {name} is not installed")
        return bool(lacking)
    if language == "r":
        if not installed("Rscript"):
            return True
        for package in re.findall(r"(\w+)::|library\((\w+)\)", text):
            name = package[0] or package[1]
            asked = subprocess.run(["Rscript", "-e", f"library({name})"], capture_output=True)
            if asked.returncode:
                print(f"skipped: {name} of R is not installed")
                return True
        return False
    raise SystemExit(f"a block in {language}: say how to run it")


def main():
    weft = pathlib.Path(sys.argv[1]).resolve()
    commands = {"sh": ["bash", "-e"], "python": [sys.executable], "r": ["Rscript"]}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = f"{weft.parent}{os.pathsep}{os.environ['PATH']}"
        os.environ["PATH"] = path
        if len(sys.argv) > 2:
            crawl = sys.argv[2]
        else:
            crawl = README.parent / "data" / "demo.db"
            subprocess.run([weft, "demo"], cwd=folder, check=True, capture_output=True)
        with sqlite3.connect(f"file:{crawl}?mode=ro", uri=True) as source:
            with sqlite3.connect(f"{folder}/site.db") as copy:
                source.backup(copy)
        for number, (language, text, shown) in enumerate(blocks(), 1):
            print(f"--- {number}, {language}: {text.splitlines()[0]}")
            if missing(language, text):
                continue
            script = pathlib.Path(folder) / f"block-{number}"
            script.write_text(text)
            run = subprocess.run(
                [*commands[language], script], cwd=folder, capture_output=True, text=True
            )
            print(run.stdout, end="")
            if run.returncode:
                failed = True
                print(f"FAILED with {run.returncode}: {run.stderr}")
            elif shown is not None:
                as_shown = run.stdout.split() == shown.split()
                print("as README shows" if as_shown else "README shows another output")
    sys.exit(1 if failed else 0)


main()
