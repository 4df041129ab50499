#!/bin/sh
# Writes what shells and man(1) want to know, as the distribution itself tells it, into its share.
set -eu
dist=$1
share=$dist/share
mkdir -p "$share/man/man1" "$share/bash-completion/completions" \
  "$share/zsh/site-functions" "$share/fish/vendor_completions.d"
"$dist/bin/weft" help --man >"$share/man/man1/weft.1"
"$dist/bin/weft" completions bash >"$share/bash-completion/completions/weft"
"$dist/bin/weft" completions zsh >"$share/zsh/site-functions/_weft"
"$dist/bin/weft" completions fish >"$share/fish/vendor_completions.d/weft.fish"
