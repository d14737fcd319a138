#!/usr/bin/env bash
# Opens Keywright on a workspace of 5,000 made-up keys, apart from your own keys. They are made once, in
# target/sample; remove that folder to have them made anew. Linux only.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh build
scripts/build.sh
sample=$PWD/target/sample/dev.keywright.desktop
cargo run --quiet --release -p keywright-sample -- "$sample"
echo "Some of these keys leaked, in $sample/leaked.log."
profile=${RELEASE:+release}
application=target/${profile:-debug}/keywright-desktop

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  XDG_DATA_HOME=$PWD/target/sample exec "$application"
fi
scripts/prepare.sh display
echo "There is no display here. Keywright opens on a virtual one, on a copy that is thrown away. Ctrl+C stops it."
export NO_AT_BRIDGE=1
# shellcheck disable=SC2016 # The session's own shell knows its folder.
exec scripts/desktop.sh bash -c 'cp -r "$1" "$XDG_DATA_HOME" && exec scripts/picture.sh target/keywright.png "$2"' \
  - "$sample" "$application"
