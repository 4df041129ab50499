#!/bin/bash
# The web server of the field test: nginx on loopback, as corpus.sh assembled it.
#
#   serve.sh start [OPTION...]           127.0.0.1:18080 the large site, 127.0.1.1-100 small ones
#   serve.sh rotate FILE                 moves the access log to FILE and begins a new one
#   serve.sh stop
#
# --robots gives the large site its robots.txt (404 otherwise); --gzip compresses; --prompt runs the
# server ahead of all else (needs root), so that on a busy machine its log says when requests came
# in and not when it had time to read them.
# Environment: WEFT_FIELD (default /tmp/weft-field), WEFT_FIELD_PORT (default 18080).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${WEFT_FIELD:-/tmp/weft-field}
port=${WEFT_FIELD_PORT:-18080}
conf=$work/nginx.conf

ahead=()
nginx_do() { "${ahead[@]}" nginx -c "$conf" -e "$work/error.log" "$@"; }

configure() {
  local robots='return 404;' gzip=off user='' listen=
  for option in "$@"; do
    case $option in
      --robots) robots="alias $work/robots.txt;" ;;
      --gzip) gzip=on ;;
      --prompt) ahead=(chrt -r 1) ;;
      *) echo "unknown option $option" >&2; exit 2 ;;
    esac
  done
  [ "$(id -u)" != 0 ] || user='user root;'
  for n in $(seq 1 100); do listen+="    listen 127.0.1.$n:$port;\\n"; done
  mkdir -p "$work/nginx-temp"
  sed -e "s|@WORK@|$work|g; s|@PORT@|$port|g; s|@GZIP@|$gzip|; s|@USER@|$user|" \
    -e "s|@ROBOTS@|$robots|; s|@LISTEN@|${listen%\\n}|" "$here/nginx.conf.in" >"$conf"
}

case ${1:-} in
  start)
    shift
    [ ! -f "$work/nginx.pid" ] || "$0" stop
    configure "$@"
    rm -f "$work/access.log"
    nginx_do
    curl -sfo /dev/null "http://127.0.0.1:$port/" || { cat "$work/error.log" >&2; exit 1; }
    "$0" rotate /dev/null
    ;;
  rotate)
    # A request is logged after its answer is sent: let the workers finish writing.
    sleep 0.3
    if [ "$2" = /dev/null ]; then rm -f "$work/access.log"; else mv "$work/access.log" "$2"; fi
    nginx_do -s reopen
    for _ in $(seq 50); do [ -f "$work/access.log" ] && break; sleep 0.1; done
    sleep 0.2
    ;;
  stop)
    [ -f "$work/nginx.pid" ] || exit 0
    pid=$(cat "$work/nginx.pid")
    nginx_do -s stop
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    ;;
  *) sed -n '2,11s/^# \?//p' "$0" >&2; exit 2 ;;
esac
