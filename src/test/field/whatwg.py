"""WHATWG URL resolving for http and https, written from the standard on top of urllib.parse.quote.

Independent of Weft: no code or library is shared. `python3 whatwg.py VECTORS.jsonl` runs it over
lines of {"base", "input", "expect"} and prints what differs.
"""

import ipaddress
import json
import re
import sys
from urllib.parse import quote, unquote_to_bytes

import idna

DEFAULT_PORT = {"http": 80, "https": 443}
C0_AND_SPACE = "".join(map(chr, range(0x21)))
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.S)
FORBIDDEN_HOST = re.compile(r"[\x00-\x20#/:<>?@\[\\\]^|%\x7f]")
# urllib's quote escapes all but letters, digits, _.-~ and these:
KEPT_IN_PATH = "!$%&'()*+,-./:;=@[\\]_|~"
KEPT_IN_QUERY = "!$%&()*+,-./:;=?@[\\]^_`{|}~"
DOTS = {".": 1, "%2e": 1, "..": 2, ".%2e": 2, "%2e.": 2, "%2e%2e": 2}


class Bad(ValueError):
    """Not an http(s) URL."""


def resolve(raw, base="", query_encoding="utf-8"):
    """The canonical URL without fragment and userinfo, or None where it leads nowhere."""
    try:
        return _resolve(raw, base, query_encoding)
    except ValueError:  # Bad, UnicodeError, IDNAError, AddressValueError
        return None


def _resolve(raw, base, query_encoding):
    text = re.sub(r"[\t\n\r]", "", raw.strip(C0_AND_SPACE)).split("#", 1)[0]
    based = re.match(r"(https?)://([^/]*)([^?]*)(\?.*)?$", base, re.S)
    match = SCHEME.match(text)
    if match:
        scheme, rest = match[1].lower(), match[2]
        if scheme not in DEFAULT_PORT:
            raise Bad(scheme)
        if re.match(r"[/\\]{2}", rest) or not based or based[1] != scheme:
            return _absolute(scheme, rest.lstrip("/\\"), query_encoding)
        text = rest
    if not based:
        raise Bad("relative without a base")
    scheme, authority, base_path, base_query = based.groups()
    if re.match(r"[/\\]{2}", text):
        return _absolute(scheme, text.lstrip("/\\"), query_encoding)
    path, mark, query = text.partition("?")
    path = path.replace("\\", "/")
    if not path:
        path = base_path or "/"
        query = mark + _query(query, query_encoding) if mark else base_query or ""
    else:
        if not path.startswith("/"):
            path = base_path.rpartition("/")[0] + "/" + path
        query = mark + _query(query, query_encoding)
    return f"{scheme}://{authority}{_path(path)}{query}"


def _absolute(scheme, rest, query_encoding):
    authority, path = re.match(r"([^/\\?]*)(.*)", rest, re.S).groups()
    path, mark, query = path.partition("?")
    host, port = re.match(r"(\[.*\]|[^:]*)(?::(.*))?$", authority.rpartition("@")[2], re.S).groups()
    if port and not re.fullmatch("[0-9]+", port) or int(port or 0) > 65535:
        raise Bad(port)
    place = _host(host)
    if port and int(port) != DEFAULT_PORT[scheme]:
        place += f":{int(port)}"
    path = _path(path.replace("\\", "/") or "/")
    return f"{scheme}://{place}{path}{mark}{_query(query, query_encoding)}"


def _host(host):
    if host.startswith("["):
        return f"[{_compressed(ipaddress.IPv6Address(host[1:-1]))}]"
    host = unquote_to_bytes(host).decode("utf-8")
    if host.isascii():
        host = host.lower()
    else:
        host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
    if not host or FORBIDDEN_HOST.search(host) or re.search(r"[\x00-\x1f]", host):
        raise Bad(host)
    return _ipv4(host)


def _compressed(address):
    groups = [f"{int(g, 16):x}" for g in address.exploded.split(":")]
    runs = re.findall(r"(?:(?<=:)|^)0(?::0)+(?=:|$)", ":".join(groups))
    if not runs:
        return ":".join(groups)
    longest = max(runs, key=len)
    head, _, tail = (":" + ":".join(groups) + ":").partition(":" + longest + ":")
    return head.lstrip(":") + "::" + tail.rstrip(":")


def _ipv4(host):
    parts = host.split(".")
    if parts[-1] == "" and len(parts) > 1:
        parts.pop()
    if not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", parts[-1]):
        return host
    numbers = [_number(part) for part in parts]
    if len(numbers) > 4 or any(n > 255 for n in numbers[:-1]):
        raise Bad(host)
    if numbers[-1] >= 256 ** (5 - len(numbers)):
        raise Bad(host)
    value = numbers[-1] + sum(n << 8 * (3 - i) for i, n in enumerate(numbers[:-1]))
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _number(part):
    if re.fullmatch(r"0x[0-9a-f]*", part):
        return int(part[2:] or "0", 16)
    if re.fullmatch(r"0[0-7]+", part):
        return int(part, 8)
    if re.fullmatch(r"0|[1-9][0-9]*", part):
        return int(part)
    raise Bad(part)


def _path(path):
    done = []
    segments = path.split("/")[1:]
    for index, segment in enumerate(segments):
        dots = DOTS.get(segment.lower(), 0)
        if dots == 2 and done:
            done.pop()
        if not dots:
            done.append(quote(segment, safe=KEPT_IN_PATH, errors="replace"))
        elif index == len(segments) - 1:
            done.append("")
    return "/" + "/".join(done)


def _query(query, encoding):
    data = query.encode(encoding, "xmlcharrefreplace" if encoding != "utf-8" else "replace")
    return quote(data, safe=KEPT_IN_QUERY)


def main(path):
    total = wrong = 0
    for line in open(path, encoding="utf-8"):
        case = json.loads(line)
        expect = case["expect"]
        if expect:
            expect = re.sub(r"^(https?://)[^/?]*@", r"\1", expect)
        got = resolve(case["input"], resolve(case["base"]) or "")
        total += 1
        if got != expect:
            wrong += 1
            print(case["id"], case["tier"], ascii(case["input"]), "expect", expect, "got", got)
    print(f"{total - wrong} of {total}")


if __name__ == "__main__":
    main(sys.argv[1])
