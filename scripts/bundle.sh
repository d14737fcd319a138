#!/usr/bin/env bash
# Packs the application in release mode: a .deb and an .rpm; on other systems what tauri.conf.json names.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh bundle
rm -rf target/release/bundle
if [[ $(uname -s) != Linux ]]; then
  exec npx --no-install tauri build -- --locked
fi

npx --no-install tauri build --bundles deb,rpm -- --locked

echo
echo "Bundles:"
for file in target/release/bundle/{deb/*.deb,rpm/*.rpm}; do
  # Reading them back finds one that was not written to its end.
  case $file in
    *.deb) dpkg-deb --contents "$file" >/dev/null ;;
    *.rpm) rpm --query --nosignature --package --list "$file" >/dev/null ;;
  esac
  echo "  $file ($(du -h "$file" | cut -f1))"
done
