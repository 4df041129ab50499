#!/bin/sh
# run.sh --version | run.sh SEED OUT: builds crawler4j as a program where that is not done yet, then crawls with it.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
built=${TMPDIR:-/tmp}/weft-bench/crawler4j
if [ ! -f "$built/done" ]; then
  rm -rf "$built" && mkdir -p "$built" && cp -R "$here/pom.xml" "$here/src" "$built"
  mvn -q -B -f "$built/pom.xml" compile dependency:copy-dependencies >&2
  touch "$built/done"
fi
if [ "$1" = --version ]; then
  basename "$built"/target/dependency/crawler4j-core-*.jar .jar
  exit
fi
exec java -Xmx1g -cp "$built/target/classes:$built/target/dependency/*" Crawl "$@"
