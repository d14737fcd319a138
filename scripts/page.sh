#!/usr/bin/env bash
# Builds the page into dist/, where its sources changed. The application embeds it when it is compiled.
set -euo pipefail
cd "$(dirname "$0")/.."

built=dist/index.html
if [[ ! -e $built ]] || [[ -n $(find ui locales package-lock.json -newer "$built" -print -quit) ]]; then
  npm run --silent build
fi
