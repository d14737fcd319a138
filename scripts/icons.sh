#!/usr/bin/env bash
# Draws the icons' sizes from icons/*.svg. Only needed after one of them was changed.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prepare.sh build
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

draw() { # SVG FOLDER
  npx --no-install tauri icon "$1" --output "$2" &>"$drawn/log" || { cat "$drawn/log" >&2; exit 1; }
}
draw icons/icon.svg "$drawn/all"
# macOS expects the rounded square on 824 of 1024 units, with room around it; others edge to edge.
sed 's/viewBox="0 0 1024 1024"/viewBox="-124 -124 1272 1272"/' icons/icon.svg >"$drawn/macos.svg"
draw "$drawn/macos.svg" "$drawn/macos"

cp "$drawn"/all/{32x32.png,128x128.png,icon.png,icon.ico} "$drawn/macos/icon.icns" icons/
# Under its other name the bundler would file it on Linux as a 512-pixel icon.
cp "$drawn/all/128x128@2x.png" icons/256x256.png

draw icons/tray-template.svg "$drawn/tray"
cp "$drawn/tray/64x64.png" icons/tray-template.png
