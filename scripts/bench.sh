#!/usr/bin/env bash
# Measures the release build and prints figures as ratios to a peer measured in the same run.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh bench
RELEASE=1 scripts/build.sh
scripts/desktop.sh cargo bench --locked -p keywright-bench
