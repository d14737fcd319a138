#!/usr/bin/env bash
# Drives the real window through the main jobs, and refreshes docs/pictures/.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh test
scripts/build.sh
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH" # where tauri-driver was installed
scripts/desktop.sh npm run --silent demo
