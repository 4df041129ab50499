#!/bin/bash
# Shows in the field what a crawl promises, and prints the evidence.
#
#   shows.sh WEFT [SHOW...]      WEFT: path of bin/weft; all shows where none is named
#
#   complete   the pages stored are exactly the truth, at concurrency 1 and 64, none asked for twice
#   polite     a hundred hosts with a delay of 200 ms: spacing, concurrency, robots.txt first
#   depth      --depth 3 at concurrency 1 and 64: exactly the pages within three links
#   dead       50,000 seeds over 10,000 hosts, most dead: ends, flat memory, all accounted for
#   cost       CPU, rate and memory beside wget2 and Scrapy
#
# Needs corpus.sh to have run. The truth is computed where it is not there yet; delete truth*.tsv to
# have it computed anew. Files and full outputs stay in $WEFT_FIELD/shows (default /tmp/weft-field).
# Environment: RUNS (default 3) is how often complete and cost run. Exit status 1: a show failed.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${WEFT_FIELD:-/tmp/weft-field}
runs=${RUNS:-3}
out=$work/shows
weft=$(readlink -f "${1:?usage: shows.sh WEFT [SHOW...]}")
[ -x "$weft" ] || { echo "no program at $1" >&2; exit 2; }
shift
seed=http://127.0.0.1:${WEFT_FIELD_PORT:-18080}/
failed=0
mkdir -p "$out"

serve() { "$here/serve.sh" "$@"; }

truth() { # FILE ARGUMENT...
  local file=$1
  shift
  [ -s "$file" ] && return
  "$here/truth.py" -o "$file.part" "$@" 2>"$file.txt" && mv "$file.part" "$file"
  tail -1 "$file.txt"
}

# Crawls anew into $out/NAME.db with the server's log in $out/NAME.log; prints wall time and exit.
crawl() { # NAME ARGUMENT...
  local name=$1 status=0
  shift
  rm -f "$out/$name".*
  serve rotate /dev/null
  "$here/measure.py" "$out/$name.json" "$weft" crawl -o "$out/$name.db" --progress none "$@" \
    >"$out/$name.out" 2>&1 || status=$?
  serve rotate "$out/$name.log"
  printf '%-14s exit %s ' "$name" "$status"
  "$here/measure.py" --show "$out/$name.json"
  [ "$status" = 0 ] || { tail -3 "$out/$name.out"; failed=1; }
}

# Runs a check, keeps its output in $out/NAME.txt, prints it indented (all, or the last line).
check() { # NAME LINES COMMAND...
  local name=$1 lines=$2 status=0
  shift 2
  "$@" >"$out/$name.txt" 2>&1 || status=$?
  if [ "$status" = 0 ]; then tail -n "$lines" "$out/$name.txt"; else cat "$out/$name.txt"; fi |
    sed 's/^/    /'
  [ "$status" = 0 ] || failed=1
}

at() { echo --delay 0 --concurrency "$1" --host-concurrency "$1"; }

complete() {
  serve start
  truth "$work/truth.tsv" "$seed"
  for n in 1 64; do
    for run in $(seq "$runs"); do
      crawl "complete-$n-$run" "$seed" $(at $n)
      check "complete-$n-$run" 9 "$here/compare.py" "$out/complete-$n-$run.db" "$work/truth.tsv" \
        --log "$out/complete-$n-$run.log"
    done
  done
}

depth() {
  serve start
  truth "$work/truth.tsv" "$seed"
  for n in 1 64; do
    crawl "depth-$n" "$seed" $(at $n) --depth 3
    check "depth-$n" 9 "$here/compare.py" "$out/depth-$n.db" "$work/truth.tsv" --depth 3 \
      --log "$out/depth-$n.log"
  done
}

polite() {
  serve start --prompt
  truth "$work/truth-hosts.tsv" -i "$work/hosts.txt"
  crawl polite -i "$work/hosts.txt" --delay 200ms --host-concurrency 2 --concurrency 200
  check polite-log 8 "$here/politeness.py" "$out/polite.log" --delay 0.2 --concurrency 2 \
    --robots "$work/robots.txt" --hosts 100
  check polite-set 9 "$here/compare.py" "$out/polite.db" "$work/truth-hosts.tsv" \
    --log "$out/polite.log"
}

dead() {
  local status=0
  rm -f "$out"/dead.*
  "$here/seeds.py" write
  "$here/dead.sh" "$here/measure.py" --every 0.5 "$out/dead.json" "$weft" crawl \
    -i "$work/seeds.txt" -o "$out/dead.db" --scope page --delay 100ms --retries 1 \
    --connect-timeout 3s --read-timeout 3s --timeout 10s --progress none >"$out/dead.out" 2>&1 ||
    status=$?
  printf '%-14s exit %s (0, or 7 where robots.txt of the silent hosts never came) ' dead "$status"
  "$here/measure.py" --show "$out/dead.json"
  case $status in 0 | 7) ;; *) failed=1; tail -3 "$out/dead.out" ;; esac
  check dead 40 "$here/seeds.py" check "$out/dead.db"
}

cost() {
  serve start
  truth "$work/truth.tsv" "$seed"
  "$here/bench.py" "$weft" --runs "$runs" | tee "$out/cost.txt"
}

trap 'serve stop' EXIT
[ -f "$work/root/index.html" ] || { echo "run corpus.sh first" >&2; exit 2; }
for show in ${@:-complete polite depth dead cost}; do
  echo "== $show ($(date +%T), load $(cut -d' ' -f1 /proc/loadavg))"
  "$show"
done
[ $failed = 0 ] && echo "all shows hold" || echo "SOME SHOW FAILED"
exit $failed
