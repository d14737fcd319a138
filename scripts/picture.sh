#!/usr/bin/env bash
# Starts the application on the present display and saves a picture of its window as soon as the page
# in it is drawn; then goes on until the application ends, or with --once stops it.
#
#   scripts/picture.sh [--once] PICTURE.png COMMAND [ARGUMENT…]
# shellcheck disable=SC2317 # The trap calls the functions.
set -euo pipefail

once=
if [[ ${1:-} == --once ]]; then
  once=yes
  shift
fi
picture=$1
shift

seconds=60
seen=$(mktemp -d)
"$@" &
application=$!

close() {
  rm -rf "$seen"
  kill "$application" 2>/dev/null || true
  wait "$application" 2>/dev/null || true
}
trap close EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

shoot() {
  local window
  window=$(xdotool search --onlyvisible --name '^Keywright$' 2>/dev/null | tail -n 1)
  [[ -n $window ]] && import -silent -window "$window" "$1" 2>/dev/null
}

# The table or the empty state stands right of the sidebar and under the page's head; until it is
# there, that part of the window is blank.
has_content() {
  local width height colours
  read -r width height < <(identify -format '%w %h\n' "$1")
  colours=$(identify -format '%k' "$1[$((width * 2 / 3))x$((height / 2))+$((width * 3 / 10))+$((height * 2 / 9))]")
  ((colours > 8))
}

# Drawn means: two pictures in a row have content and are the same to the last dot.
drawn() {
  shoot "$seen/new.ppm" && has_content "$seen/new.ppm" || return 1
  if cmp -s "$seen/old.ppm" "$seen/new.ppm"; then return 0; fi
  mv "$seen/new.ppm" "$seen/old.ppm"
  return 1
}

until drawn; do
  if ! kill -0 "$application" 2>/dev/null; then
    status=0
    wait "$application" || status=$?
    echo "The application ended (status $status) before its window was drawn." >&2
    exit $((status == 0 ? 1 : status))
  fi
  if ((SECONDS >= seconds)); then
    echo "The window was not drawn within $seconds seconds." >&2
    exit 1
  fi
  sleep 0.3
done

mkdir -p "$(dirname "$picture")"
import -silent -window "$(xdotool search --onlyvisible --name '^Keywright$' | tail -n 1)" "$picture"
echo "Picture: $picture"

[[ -z $once ]] || exit 0
status=0
wait "$application" || status=$?
exit "$status"
