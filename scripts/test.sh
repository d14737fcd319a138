#!/usr/bin/env bash
# Checks and tests everything, from the cheapest step to the dearest; stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh test
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH" # where tauri-driver was installed

# The features of scripts/build.sh, so that what it needs is compiled once.
workspace=(--workspace --locked --features keywright-desktop/custom-protocol)
passed=0

step() { # NAME COMMAND…
  local name=$1 began=$SECONDS
  shift
  echo "── $name …"
  if ! "$@"; then
    echo "── $name: failed after $((SECONDS - began)) s"
    echo "steps: $passed passed, 1 failed"
    exit 1
  fi
  passed=$((passed + 1))
  echo "── $name: passed in $((SECONDS - began)) s"
}

step "Rust format" cargo fmt --all --check
step "Rust format of the fuzz targets" cargo fmt --manifest-path fuzz/Cargo.toml --check
step "Page" scripts/page.sh # which the application embeds when it is compiled
step "Rust lint" cargo clippy "${workspace[@]}" --all-targets -- -D warnings
step "Interface lint and format" npm run --silent lint
step "Interface types" npm run --silent check
step "Interface tests" npm test --silent
step "Rust tests" scripts/desktop.sh cargo test "${workspace[@]}"
step "Fuzz" scripts/fuzz.sh short
step "Application" scripts/build.sh
step "End-to-end tests" scripts/desktop.sh npm run --silent test:e2e
echo "steps: $passed passed, 0 failed"
