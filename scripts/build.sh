#!/usr/bin/env bash
# Builds the application with its page: target/debug/keywright-desktop, or
# target/release/keywright-desktop with RELEASE=1.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/page.sh
cargo build --locked -p keywright-desktop --features custom-protocol ${RELEASE:+--release}
