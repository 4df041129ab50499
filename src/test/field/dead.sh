#!/bin/bash
# Runs a command on a machine with no network but loopback, where the names of seeds.py resolve, the
# small sites answer and the black holes swallow connections. The machine's own files and network
# stay as they are: /etc/hosts and /etc/nsswitch.conf are bound over in a namespace.
# A server that serve.sh started outside is stopped first. Needs root.
#
#   seeds.py write && dead.sh COMMAND [ARGUMENT...]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${WEFT_FIELD:-/tmp/weft-field}
if [ "${1:-}" != --inside ]; then
  "$here/serve.sh" stop
  exec unshare -mn "$0" --inside "$@"
fi
shift
ip link set lo up
sed 's/^hosts:.*/hosts: files/' /etc/nsswitch.conf >"$work/nsswitch.conf"
mount --bind "$work/etc-hosts" /etc/hosts
mount --bind "$work/nsswitch.conf" /etc/nsswitch.conf
"$here/serve.sh" start
coproc holes { exec "$here/seeds.py" holes; }
exec 3>&"${holes[1]}"
read -r _ <&"${holes[0]}"
holes_pid=$!
status=0
"$@" 3>&- || status=$?
# The holes end when their standard input does.
exec 3>&-
eval "exec ${holes[1]}>&-" || true
wait "$holes_pid" || true
"$here/serve.sh" stop
exit $status
