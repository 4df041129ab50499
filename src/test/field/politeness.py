#!/usr/bin/python3 -B
"""Judges a crawl's politeness from the server's access log alone.

    politeness.py ACCESS.log --delay 0.2 --concurrency 2 [--tolerance 0.001] [--robots robots.txt]
                  [--hosts N]

Per server address: the time between starts of requests is never below the delay, never more than
`concurrency` requests are in progress, robots.txt comes first and is complete before anything else
starts, and nothing that robots.txt forbids is asked for. A start is the end of the request less its
duration; both have a resolution of 1 ms, hence the tolerance. --hosts asserts how many addresses
were asked. Exit status 1 on any violation.
"""

import argparse
import collections
import sys

import truth

SHOWN = 8


class Request:
    def __init__(self, line):
        fields = line.rstrip("\n").split("\t")
        end, took, self.host = fields[:3]
        self.uri = fields[9]
        # Whole milliseconds, so that differences are exact.
        self.end = round(float(end) * 1000)
        self.start = self.end - round(float(took) * 1000)

    def __str__(self):
        return f"{self.host}{self.uri} at {self.start / 1000:.3f}"


def busiest(requests, tolerance):
    """The greatest number in progress at once; one that ends as another starts is over."""
    events = []
    for request in requests:
        if request.end - tolerance > request.start:
            events += [(request.start, 1), (request.end - tolerance, -1)]
    running, most = 0, min(1, len(requests))
    for _, change in sorted(events):
        running += change
        most = max(most, running)
    return most


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("log")
    options.add_argument("--delay", type=float, required=True, help="seconds")
    options.add_argument("--concurrency", type=int, required=True)
    options.add_argument("--tolerance", type=float, default=0.001, help="seconds")
    options.add_argument("--robots", help="the robots.txt of every host")
    options.add_argument("--hosts", type=int)
    args = options.parse_args()
    delay, tolerance = round(args.delay * 1000), round(args.tolerance * 1000)
    rules = truth.Robots(200, open(args.robots, "rb").read()) if args.robots else None

    hosts = collections.defaultdict(list)
    for line in open(args.log, encoding="utf-8", errors="replace"):
        request = Request(line)
        hosts[request.host].append(request)

    violations, spacings, most = [], [], 0
    if args.hosts is not None and len(hosts) != args.hosts:
        violations.append(f"{len(hosts)} hosts were asked, not {args.hosts}")
    for host, requests in hosts.items():
        requests.sort(key=lambda request: (request.start, request.end))
        first = requests[0]
        if first.uri != "/robots.txt":
            violations.append(f"robots.txt not first: {first}")
        for before, after in zip(requests, requests[1:]):
            spacings.append(after.start - before.start)
            if spacings[-1] < delay - tolerance:
                violations.append(f"{spacings[-1]} ms after the one before: {after}")
        if len(requests) > 1 and requests[1].start < first.end - tolerance:
            violations.append(f"before robots.txt was complete: {requests[1]}")
        busy = busiest(requests, tolerance)
        most = max(most, busy)
        if busy > args.concurrency:
            violations.append(f"{busy} at once: {host}")
        violations += [f"forbidden: {r}" for r in requests if rules and not rules.allow(r.uri)
                       and r.uri != "/robots.txt"]

    requests = [r for of_host in hosts.values() for r in of_host]
    if not requests:
        sys.exit("the log is empty")
    spacings.sort()
    took = max(r.end for r in requests) - min(r.start for r in requests)
    print(f"{len(requests):,} requests to {len(hosts)} hosts in {took / 1000:.1f} s")
    if spacings:
        print(f"spacing: least {spacings[0]} ms, 1% {spacings[len(spacings) // 100]} ms, "
              f"median {spacings[len(spacings) // 2]} ms (delay {delay}, tolerance {tolerance})")
        print(f"below the delay within the tolerance: "
              f"{sum(delay - tolerance <= s < delay for s in spacings):,}")
    print(f"most at once on one host: {most} (allowed {args.concurrency})")
    print(f"{len(violations):,} violations")
    for violation in violations[:SHOWN]:
        print("  " + violation)
    sys.exit(1 if violations else 0)


if __name__ == "__main__":
    main()
