#!/usr/bin/python3 -B
"""The truth about a site: which URLs a complete and polite crawl visits, and how deep each lies.

    truth.py [-i SEEDS] [--parser gumbo|html5lib|lxml] [-o truth.tsv] [SEED...]

Independent of Weft: the pages are parsed by gumbo (html5-parser), html5lib or libxml2 (lxml), URLs
resolved by whatwg.py, the crawl is one thread and one queue. It reads over HTTP, so redirects and
missing pages are what the server says they are. Rules, the same as Weft's defaults:

- Scope is the host name of the seeds, whatever the scheme and port.
- Followed are a, area, iframe, frame, meta refresh, link with a rel that names a page (PAGE_RELS)
  and redirects; not followed are rel=nofollow, pages whose meta robots says nofollow, and what
  robots.txt disallows.
- base href is honoured, fragments are dropped, a query makes another URL.
- Depth is the least number of links from a seed; a redirect costs none.
- The charset is found as browsers do: byte order mark, header, meta, else windows-1252.

Each line of the result: URL, depth, status (0: no answer; robots: disallowed), media type. A URL
belongs to the compared set when its status is 200 and its type is HTML. Counts and oddities go to
standard error.
"""

import argparse
import collections
import http.client
import re
import sys
import time
from urllib.parse import urlsplit

import html5_parser
import html5lib
import lxml.html
import webencodings

import whatwg

HTML = ("text/html", "application/xhtml+xml")
PAGE_RELS = set(
    "next prev previous canonical alternate help author license copyright search contents toc index"
    " up first last start begin end top home glossary chapter section subsection appendix bookmark"
    " parent child sibling".split()
)
NOT_PAGE_RELS = {"stylesheet", "icon", "manifest", "preload", "prefetch", "dns-prefetch"}
TAGS = ("base", "a", "area", "iframe", "frame", "link", "meta")
REFRESH = re.compile(r"\s*(?:\d+|(?=\.))[\d.]*(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(.*)", re.I | re.S)
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
META_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.I)
AGENT = "truth"


class Web:
    """Fetches one URL at a time, over one kept connection a host; nothing that is not loopback."""

    def __init__(self):
        self.connections = {}

    def get(self, url):
        """(status, headers, body); status 0 where no answer came."""
        parts = urlsplit(url)
        if not (parts.hostname.startswith("127.") and parts.scheme == "http"):
            return 0, {}, b""
        target = url.split(parts.netloc, 1)[1]
        for attempt in (1, 2):
            connection = self.connections.get(parts.netloc)
            try:
                if not connection:
                    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
                    self.connections[parts.netloc] = connection
                connection.request("GET", target, headers={"User-Agent": AGENT})
                answer = connection.getresponse()
                return answer.status, answer.headers, answer.read()
            except (OSError, http.client.HTTPException):
                self.connections.pop(parts.netloc, None)
        return 0, {}, b""


class Robots:
    """Robots.txt by RFC 9309: the group of all agents, the longest match, allow at a tie."""

    def __init__(self, status, body):
        self.rules = []
        if status != 200:
            return
        applies = in_agents = False
        for line in body.decode("utf-8", "replace").splitlines():
            key, colon, value = line.split("#")[0].partition(":")
            key, value = key.strip().lower(), value.strip()
            if key == "user-agent":
                applies = (in_agents and applies) or value == "*"
                in_agents = True
            elif key in ("allow", "disallow"):
                in_agents = False
                if applies and value:
                    self.rules.append((len(value), key == "allow", self._pattern(value)))
        self.rules.sort(key=lambda rule: rule[:2], reverse=True)

    @staticmethod
    def _pattern(value):
        end = "$" if value.endswith("$") else ""
        parts = value.removesuffix("$").split("*")
        return re.compile(".*".join(map(re.escape, parts)) + end, re.S)

    def allow(self, target):
        return next((allow for _, allow, rule in self.rules if rule.match(target)), True)


def charset(body, headers):
    for mark, name in MARKS:
        if body.startswith(mark):
            return webencodings.lookup(name)
    named = headers.get_content_charset() if headers else None
    if not named:
        head = re.sub(rb"<!--.*?-->", b"", body[:1024], flags=re.S)
        match = META_CHARSET.search(head)
        named = match and match[1].decode("latin-1")
    return webencodings.lookup(named or "") or webencodings.lookup("windows-1252")


def elements(text, parser):
    """(name, attributes) of the elements that matter, in document order."""
    if parser == "html5lib":
        tree = html5lib.parse(text, treebuilder="lxml", namespaceHTMLElements=False)
    elif parser == "lxml":
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
        tree = lxml.html.document_fromstring(text or "<p>")
    else:
        tree = html5_parser.parse(text, treebuilder="lxml", sanitize_names=True)
    for element in tree.iter(*TAGS):
        yield element.tag, element.attrib


class Page:
    """The followed links of one document: (where it stood, raw text) in document order."""

    def __init__(self, url, body, headers, parser):
        self.encoding = charset(body, headers)
        self.base, self.nofollow = url, False
        text = webencodings.decode(body, self.encoding)[0]
        found, base = [], None
        for tag, attributes in elements(text, parser):
            get = attributes.get
            rel = set((get("rel") or "").lower().split())
            if tag == "base" and base is None and get("href") is not None:
                base = get("href")
            elif tag in ("a", "area"):
                found.append((tag, get("href"), "nofollow" in rel))
            elif tag in ("iframe", "frame"):
                found.append((tag, get("src"), False))
            elif tag == "link" and rel & PAGE_RELS and not rel & NOT_PAGE_RELS:
                if (get("type") or HTML[0]).split(";")[0].strip().lower() in HTML:
                    found.append(("rel " + "+".join(sorted(rel)), get("href"), "nofollow" in rel))
            elif tag == "meta":
                self._meta(get, found)
        if base is not None:
            self.base = whatwg.resolve(base, url) or url
        found = [(k, h, no or self.nofollow) for k, h, no in found if h is not None]
        self.links = [(k, h) for k, h, no in found if not no]
        self.refused = len(found) - len(self.links)

    def _meta(self, get, found):
        content = get("content") or ""
        if (get("http-equiv") or "").lower() == "refresh":
            match = REFRESH.match(content)
            target = match and match[1].strip()
            if target and target[0] in "\"'":
                target = target[1:].split(target[0])[0]
            if target:
                found.append(("meta refresh", target, False))
        if (get("name") or "").lower() == "robots":
            words = set(re.split(r"[,\s]+", content.lower()))
            self.nofollow |= bool(words & {"nofollow", "none"})

    def targets(self):
        query_encoding = self.encoding.codec_info.name
        if query_encoding.startswith("utf-16"):
            query_encoding = "utf-8"
        known = {}
        for kind, raw in self.links:
            if raw not in known:
                known[raw] = whatwg.resolve(raw, self.base, query_encoding)
            yield kind, raw, known[raw]


def crawl(seeds, parser, count):
    """Breadth first, redirects ahead of links: yields (url, depth, status, type)."""
    web, robots, depth_of = Web(), {}, {}
    queue = collections.deque()
    hosts = {urlsplit(seed).hostname for seed in seeds}
    for seed in seeds:
        if depth_of.setdefault(seed, 0) == 0 and seed not in queue:
            queue.append((seed, 0))
    done = set()
    while queue:
        url, depth = queue.popleft()
        if url in done:
            continue
        done.add(url)
        origin = "/".join(url.split("/", 3)[:3])
        if origin not in robots:
            robots[origin] = Robots(*web.get(origin + "/robots.txt")[::2])
        if not robots[origin].allow(url[len(origin):]):
            yield url, depth, "robots", ""
            continue
        status, headers, body = web.get(url)
        media = (headers.get("Content-Type") or "").split(";")[0].strip().lower() if headers else ""
        yield url, depth, status, media
        if status in (301, 302, 303, 307, 308) and headers.get("Location"):
            found, cost = [("redirect", "", whatwg.resolve(headers["Location"], url))], 0
        elif status == 200 and media in HTML:
            page = Page(url, body, headers, parser)
            found, cost = page.targets(), 1
            count["charset " + page.encoding.name] += 1
            count["pages that say nofollow"] += page.nofollow
            count["links that say nofollow"] += page.refused
            count["pages with base"] += page.base != url
        else:
            continue
        for kind, raw, target in found:
            count["link " + kind] += 1
            count["links with raw non-ASCII"] += not raw.isascii()
            count["links with a query in scope"] += "?" in raw and "//" not in raw
            if not target or urlsplit(target).hostname not in hosts:
                continue
            if depth + cost < depth_of.get(target, 1 << 30):
                count["first seen by " + kind] += target not in depth_of
                depth_of[target] = depth + cost
                (queue.append if cost else queue.appendleft)((target, depth + cost))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("seeds", nargs="*")
    options.add_argument("-i", "--input", help="a file of seeds, one a line")
    options.add_argument("-o", "--output", default="truth.tsv")
    options.add_argument("--parser", default="gumbo", choices=["gumbo", "html5lib", "lxml"])
    args = options.parse_args()
    seeds = args.seeds + (open(args.input).read().split() if args.input else [])
    count, statuses, depths = (collections.Counter() for _ in range(3))
    begin = time.time()
    with open(args.output, "w") as out:
        canonical = [whatwg.resolve(seed) for seed in seeds]
        for url, depth, status, media in crawl(canonical, args.parser, count):
            print(url, depth, status, media, sep="\t", file=out)
            statuses[f"{status} {media}"] += 1
            if status == 200 and media in HTML:
                depths[depth] += 1
    for name, number in sorted(statuses.items()) + sorted(count.items()):
        print(f"{number:9,}  {name}", file=sys.stderr)
    print("pages by depth:", dict(sorted(depths.items())), file=sys.stderr)
    print(f"{sum(depths.values()):,} HTML pages in {time.time() - begin:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
