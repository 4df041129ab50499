#!/bin/sh
# Trains the distribution: crawls the demonstration and keeps what Java has loaded, linked and learnt
# by it (JEP 483, 514, 515) in lib/weft.aot, so that no later start begins from nothing.
#
#   warm.sh DIST
#
# Nothing to do where that is newer than every jar and the launcher. Fails where Java would not use
# it.
set -eu
dist=$(CDPATH='' cd -- "$1" && pwd -P)
warm=$dist/lib/weft.aot
newer=$(find "$dist/lib" "$dist/bin" "$dist/runtime/release" -newer "$warm" ! -type d 2>&1 | head -1)
[ -n "$newer" ] || exit 0
rm -f "$warm"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
ln -s "$dist/demo" "$place/demo"
cd "$place"
WEFT_JAVA_OPTS="-Dweft.home=$place -XX:AOTCacheOutput=$warm -Dweft.digest.java=0" \
  "$dist/bin/weft" demo >"$place/out" 2>&1 ||
  { cat "$place/out" >&2; exit 1; }
WEFT_JAVA_OPTS=-XX:AOTMode=on "$dist/bin/weft" --version >/dev/null ||
  { echo "warm.sh: $warm cannot be used" >&2; exit 1; }
