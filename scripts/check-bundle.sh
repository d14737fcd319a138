#!/usr/bin/env bash
# Installs the .deb that scripts/bundle.sh made, starts it from its menu entry, removes it, and fails
# if any of this does not work or leaves a file. Changes this machine's packages: for a machine that
# may be thrown away.
set -euo pipefail
cd "$(dirname "$0")/.."

package=keywright
deb=$(find target/release/bundle/deb -maxdepth 1 -name '*.deb' -print -quit)
[[ -n $deb ]] || { echo "There is no .deb yet: run 'make bundle' first." >&2; exit 1; }
if dpkg-query -W "$package" &>/dev/null; then
  echo "$package is installed here already: remove it first, so that this check removes nobody's." >&2
  exit 1
fi

as_root=()
((EUID == 0)) || as_root=(sudo)
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null
}
remove() { apt_get remove -y "$package"; }

scripts/prepare.sh display
command -v desktop-file-validate >/dev/null || apt_get install -y desktop-file-utils

trap remove EXIT
apt_get install -y --no-install-recommends "./$deb"
mapfile -t files < <(dpkg-query --listfiles "$package")

entry=$(printf '%s\n' "${files[@]}" | grep '^/usr/share/applications/.*\.desktop$')
desktop-file-validate "$entry"
echo "Menu entry: $entry"

read -ra command < <(sed -n 's/^Exec=//p' "$entry" | sed 's/ %[a-zA-Z]//g')
scripts/desktop.sh scripts/picture.sh --once target/bundle.png "${command[@]}"

trap - EXIT
remove
left=0
for file in "${files[@]}"; do
  # Folders that other packages use as well stay, as they should.
  if [[ -e $file && ! -d $file ]] || [[ -d $file && $file == *"$package"* ]]; then
    echo "Left after removal: $file" >&2
    left=1
  fi
done
((left == 0)) || exit 1
echo "Installed, started and removed: nothing left."
