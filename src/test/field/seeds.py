#!/usr/bin/python3 -B
"""Fifty thousand seeds over ten thousand host names, most of them dead or unresolvable.

    seeds.py write [--hosts 10000]     seeds.txt and etc-hosts into the work directory
    seeds.py holes                     serves the black holes until standard input ends
    seeds.py check FILE.db             accounts for every seed of a Weft file

Nothing leaves the machine: dead.sh runs all of this in a network namespace that has nothing but
loopback, where etc-hosts is /etc/hosts and names are looked up in files only. Kinds of hosts:

  missing   no such name
  refused   resolves to loopback; nothing listens on the port
  hole      a listening socket whose queue is full: the connection never comes about
  silent    accepts and never answers
  broken    accepts, answers with something that is not HTTP, and closes
  live      a name for one of the small sites; one of its five seeds is a 404
"""

import argparse
import collections
import os
import socket
import sqlite3
import sys
import threading
from urllib.parse import quote

WORK = os.environ.get("WEFT_FIELD", "/tmp/weft-field")
PORT = int(os.environ.get("WEFT_FIELD_PORT", "18080"))
SHARES = {"missing": 0.55, "refused": 0.325, "hole": 0.02, "silent": 0.003, "broken": 0.002}
PORTS = {"refused": 1, "hole": 18091, "silent": 18092, "broken": 18093, "live": PORT}
NETS = {"refused": "127.0.2", "hole": "127.0.3", "silent": "127.0.4", "broken": "127.0.5",
        "live": "127.0.1"}
ADDRESSES = 100
SEEDS_PER_HOST = 5


def live_paths(address):
    """Four pages of the small site at that address, and one that it has not."""
    top, found = os.path.realpath(f"{WORK}/hosts/{address}"), []
    for folder, folders, files in os.walk(top):
        folders.sort()
        found += [os.path.relpath(os.path.join(folder, f), top) for f in sorted(files)
                  if f.endswith(".html")]
        if len(found) >= SEEDS_PER_HOST - 1:
            break
    return [quote(f) for f in found[: SEEDS_PER_HOST - 1]] + ["no-such-page.html"]


def write(hosts):
    kinds = [kind for kind, share in SHARES.items() for _ in range(round(share * hosts))]
    kinds += ["live"] * (hosts - len(kinds))
    paths = {n: live_paths(f"127.0.1.{n}") for n in range(1, ADDRESSES + 1)}
    numbers, names, seeds = collections.Counter(), ["127.0.0.1 localhost"], []
    for kind in kinds:
        number = numbers[kind]
        numbers[kind] += 1
        name = f"www.{kind}-{number:05}.{'invalid' if kind == 'missing' else 'test'}"
        address = number % ADDRESSES + 1
        if kind in NETS:
            names.append(f"{NETS[kind]}.{address} {name}")
        some = [f"page-{n}.html" for n in range(SEEDS_PER_HOST)]
        if kind == "live":
            some = paths[address]
        place = f"{name}:{PORTS[kind]}" if kind in PORTS else name
        seeds.append([f"http://{place}/{path}" for path in some])
    with open(f"{WORK}/etc-hosts", "w") as out:
        print(*names, sep="\n", file=out)
    with open(f"{WORK}/seeds.txt", "w") as out:
        # Round after round over all hosts, as a list gathered from many pages would be.
        for turn in zip(*seeds):
            print(*turn, sep="\n", file=out)
    total = sum(map(len, seeds))
    parts = ", ".join(f"{number:,} {kind}" for kind, number in numbers.items())
    print(f"{total:,} seeds of {len(kinds):,} hosts: {parts}")


def holes():
    """Listens on loopback addresses; every accepted connection is kept, or answered with noise."""
    kept = []

    def listen(kind, number, backlog):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((f"{NETS[kind]}.{number}", PORTS[kind]))
        listener.listen(backlog)
        kept.append(listener)
        return listener

    def fill(listener):
        """Connects until the queue is full and the kernel drops what comes after."""
        for _ in range(2):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
            kept.append(client)

    def accept(listener, answer):
        while True:
            connection = listener.accept()[0]
            if answer:
                connection.recv(4096)
                connection.sendall(answer)
                connection.close()
            else:
                kept.append(connection)

    for number in range(1, ADDRESSES + 1):
        fill(listen("hole", number, 0))
        for kind, answer in (("silent", b""), ("broken", b"\x00\x01 no HTTP at all\r\n\r\n")):
            listener = listen(kind, number, 64)
            threading.Thread(target=accept, args=(listener, answer), daemon=True).start()
    print("ready", flush=True)
    sys.stdin.read()


QUERY = """
    SELECT url.text, crawl_url.state, reason.name, fetch.status, crawl_url.rule
    FROM seed
    JOIN url ON url.id = seed.url
    LEFT JOIN crawl_url ON crawl_url.run = seed.run AND crawl_url.url = seed.url
    LEFT JOIN reason ON reason.code = crawl_url.reason
    LEFT JOIN fetch ON fetch.id = crawl_url.fetch
    WHERE seed.run = (SELECT max(id) FROM run)
"""
STATES = ["queued", "done", "failed", "excluded"]
# What may become of each kind; a name that is known to be dead ends its other seeds unasked.
FINE = {
    "missing": {"failed dns", "failed host-dead"},
    "refused": {"failed connect", "failed host-dead"},
    "hole": {"failed connect", "failed timeout", "failed host-dead"},
    "silent": {"failed timeout", "failed host-dead", "queued"},
    "broken": {"failed protocol", "failed lost", "failed host-dead", "queued"},
    "live": {"done", "excluded robots"},
}


def check(path):
    asked = set(open(f"{WORK}/seeds.txt").read().split())
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    seen, table, wrong = set(), collections.Counter(), []
    for url, state, reason, status, rule in connection.execute(QUERY):
        seen.add(url)
        kind = url.split("://www.")[1].split("-")[0]
        label = "no row" if state is None else STATES[state]
        outcome = " ".join(filter(None, [label, reason and reason.lower().replace("_", "-")]))
        table[kind, outcome, "" if status is None else str(status)] += 1
        if outcome not in FINE[kind]:
            wrong.append(f"{url}: {outcome} {rule or ''}")
    for (kind, outcome, status), number in sorted(table.items()):
        print(f"{number:9,}  {kind:8} {outcome} {status}")
    wrong += [f"{url}: not in the file" for url in asked - seen]
    wrong += [f"{url}: never asked for" for url in seen - asked]
    print(f"{len(seen & asked):,} of {len(asked):,} seeds accounted for, {len(wrong):,} wrong")
    for problem in sorted(wrong)[:8]:
        print("  " + problem)
    return bool(wrong)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("verb", choices=["write", "holes", "check"])
    options.add_argument("file", nargs="?")
    options.add_argument("--hosts", type=int, default=10_000)
    args = options.parse_args()
    if args.verb == "write":
        write(args.hosts)
    elif args.verb == "holes":
        holes()
    else:
        sys.exit(check(args.file))


if __name__ == "__main__":
    main()
