#!/usr/bin/env bash
# Builds the application and opens it; without a display, on a display of its own (scripts/desktop.sh).
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh build
scripts/build.sh
profile=${RELEASE:+release}
application=target/${profile:-debug}/keywright-desktop

if [[ $(uname -s) != Linux || -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  exec "$application"
fi

scripts/prepare.sh display
cat <<'TEXT'
There is no display here. Keywright opens on a virtual one, with a keychain of its own; what is made
in this session, keys included, is thrown away at its end. Ctrl+C stops it.
TEXT
export NO_AT_BRIDGE=1 # No screen reader listens there; GTK would complain about its absence.
exec scripts/desktop.sh scripts/picture.sh target/keywright.png "$application"
