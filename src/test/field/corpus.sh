#!/bin/bash
# Installs documentation packages of Debian 12 and assembles a document root from them, outside the
# repository: real pages that nobody here wrote. Symbolic links are resolved, so that what the web
# server serves does not depend on the machine.
#
#   corpus.sh [DIRECTORY]            default: $WEFT_FIELD or /tmp/weft-field; needs root for apt
#
#   DIRECTORY/root           the site: /usr/share beneath, an index page that links every entry page
#   DIRECTORY/hosts/ADDRESS  one small site each for 127.0.1.1 to 127.0.1.100
#   DIRECTORY/hosts.txt      their seeds, one a line
#   DIRECTORY/robots.txt     rules for the small sites, and for the large one when asked (serve.sh)
set -euo pipefail
work=${1:-${WEFT_FIELD:-/tmp/weft-field}}
port=${WEFT_FIELD_PORT:-18080}

# package, directory beneath /usr/share, entry page
sites='
postgresql-doc-15     doc/postgresql-doc-15/html            index.html
python3.11-doc        doc/python3.11/html                   index.html
cmake-doc             doc/cmake-data/html                   index.html
sqlite3-doc           doc/sqlite3                           index.html
apache2-doc           doc/apache2-doc/manual                index.html
python-django-doc     doc/python-django-doc/html            index.html
python-sqlalchemy-doc doc/python-sqlalchemy-doc/html        index.html
git-doc               doc/git-doc                           index.html
libboost1.74-doc      doc/libboost1.74-doc                  doc/html/index.html
docbook-xsl-doc-html  doc/docbook-xsl-doc-html/doc          index.html
libgtk-3-doc          gtk-doc/html/gtk3                     index.html
libgtk-3-doc          gtk-doc/html/gdk3                     index.html
libglib2.0-doc        gtk-doc/html/glib                     index.html
libglib2.0-doc        gtk-doc/html/gobject                  index.html
libglib2.0-doc        gtk-doc/html/gio                      index.html
libcairo2-doc         gtk-doc/html/cairo                    index.html
exim4-doc-html        doc/exim4-doc-html/spec_html          index.html
zsh-doc               doc/zsh-common/html                   index.html
nodejs-doc            doc/nodejs/api                        index.html
libxml2-doc           doc/libxml2-doc                       index.html
debian-reference-ja   debian-reference                      index.ja.html
debian-reference-fr   debian-reference                      index.fr.html
debian-faq-ja         doc/debian/FAQ/ja                     index.ja.html
debian-faq-ru         doc/debian/FAQ/ru                     index.ru.html
developers-reference-ja developers-reference/ja             index.html
maint-guide           doc/maint-guide/html                  index.en.html
'

# Sites of at most a few hundred pages whose links stay within them, for the hundred addresses.
small='
doc/apache2-doc/manual/da              index.html
doc/apache2-doc/manual/de              index.html
doc/apache2-doc/manual/en              index.html
doc/apache2-doc/manual/es              index.html
doc/apache2-doc/manual/fr              index.html
doc/apache2-doc/manual/ja              index.html
doc/apache2-doc/manual/ko              index.html
doc/apache2-doc/manual/pt-br           index.html
doc/apache2-doc/manual/ru              index.html
doc/apache2-doc/manual/tr              index.html
doc/apache2-doc/manual/zh-cn           index.html
doc/python-sqlalchemy-doc/html         index.html
doc/git-doc                            index.html
gtk-doc/html/gdk3                      index.html
gtk-doc/html/glib                      index.html
gtk-doc/html/gobject                   index.html
gtk-doc/html/gio                       index.html
gtk-doc/html/cairo                     index.html
doc/exim4-doc-html/spec_html           index.html
doc/zsh-common/html                    index.html
doc/nodejs/api                         index.html
debian-reference                       index.ja.html
debian-reference                       index.fr.html
doc/debian/FAQ/ja                      index.ja.html
doc/debian/FAQ/ru                      index.ru.html
developers-reference/ja                index.html
doc/maint-guide/html                   index.en.html
'

packages=$(awk 'NF { print $1 }' <<<"$sites" | sort -u)
echo "installing $(wc -w <<<"$packages") packages" >&2
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  nginx-light wget2 python3-scrapy python3-lxml python3-html5lib python3-html5-parser \
  $packages >"${TMPDIR:-/tmp}/weft-field-apt.log" 2>&1

rm -rf "$work/root" "$work/hosts"
mkdir -p "$work/root" "$work/hosts"
while read -r _ directory _; do
  [ -n "$directory" ] || continue
  mkdir -p "$work/root/$(dirname "$directory")"
  # A link that leads nowhere makes cp fail after it has copied everything else.
  cp -rLT "/usr/share/$directory" "$work/root/$directory" 2>>"$work/copy.log" || true
done <<<"$sites"

{
  echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
  echo '<title>Documentation</title></head><body><ul>'
  while read -r package directory entry; do
    [ -n "$package" ] || continue
    [ -f "$work/root/$directory/$entry" ] || { echo "no $directory/$entry" >&2; exit 1; }
    echo "<li><a href=\"$directory/$entry\">$package: $directory</a></li>"
  done <<<"$sites"
  echo '</ul></body></html>'
} >"$work/root/index.html"

mapfile -t rows < <(grep . <<<"$small")
for n in $(seq 1 100); do
  read -r directory entry <<<"${rows[$(((n - 1) % ${#rows[@]}))]}"
  [ -f "$work/root/$directory/$entry" ] || { echo "no $directory/$entry" >&2; exit 1; }
  ln -s "$work/root/$directory" "$work/hosts/127.0.1.$n"
  echo "http://127.0.1.$n:$port/$entry"
done >"$work/hosts.txt"

cat >"$work/robots.txt" <<'ROBOTS'
User-agent: *
Disallow: /*genindex
Disallow: /*faq
Disallow: /programs/
Allow: /programs/$
Allow: /programs/index.html$
Disallow: /doc/cmake-data/html/command/
Allow: /doc/cmake-data/html/command/a*.html
ROBOTS
find "$work/root" -type f \( -name '*.html' -o -name '*.htm' -o -name '*.xhtml' \) | wc -l |
  sed "s|\$| HTML files in $work/root|"
