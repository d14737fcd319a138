#!/usr/bin/env bash
# Runs COMMAND in a desktop session of its own, without a screen: an X server in memory, a session
# bus and an unlocked keychain. Nothing of the person's own session is seen or touched, and nothing
# is left when COMMAND ends, fails or is stopped. Linux only.
#
#   scripts/desktop.sh COMMAND [ARGUMENT…]      KEYWRIGHT_SCREEN=1280x800 sets the screen's size
# shellcheck disable=SC2317 # The trap calls the functions.
set -euo pipefail

if (($# == 0)); then
  echo "Usage: scripts/desktop.sh COMMAND [ARGUMENT…]" >&2
  exit 2
fi

session=$(mktemp -d "${TMPDIR:-/tmp}/keywright-desktop.XXXXXX")
mark="KEYWRIGHT_SESSION=$session"
command_group=

# Each process of the session, also one that the bus or a daemon started, inherits the mark.
members() {
  local found
  found=$(env -u KEYWRIGHT_SESSION grep -lzsxF "$mark" /proc/[0-9]*/environ) || true
  grep -o '[0-9]*' <<<"$found" || true
}
signal_members() {
  local pid
  for pid in $(members); do kill "-$1" "$pid" 2>/dev/null || true; done
}
command_lives() { kill -0 -- "-$command_group" 2>/dev/null; }
member_lives() { [[ -n $(members) ]]; }
wait_while() { # CONDITION TENTHS-OF-A-SECOND
  local tenths=$2
  while "$1" && ((tenths-- > 0)); do sleep 0.1; done
}

close_session() {
  trap '' HUP INT TERM
  if [[ -n $command_group ]] && command_lives; then
    kill -TERM -- "-$command_group" 2>/dev/null || true
    wait_while command_lives 50
  fi
  signal_members TERM
  wait_while member_lives 30
  signal_members KILL
  wait_while member_lives 10
  rm -rf "$session"
}
trap close_session EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Gives up on the session, with what the part that did not start has said.
fail() { # PART LOG
  echo "$1 of the session without a screen did not start." >&2
  tail -n 5 "$2" >&2
  exit 1
}
wait_for() { # PROCESS CONDITION…
  local process=$1 tenths=600
  shift
  until "$@"; do
    ((tenths-- > 0)) && kill -0 "$process" 2>/dev/null || return 1
    sleep 0.1
  done
}

mkdir -m 700 "$session"/{run,data,config,cache,state}
unset WAYLAND_DISPLAY GNOME_KEYRING_CONTROL SESSION_MANAGER DESKTOP_STARTUP_ID
export KEYWRIGHT_SESSION="$session"
export XDG_RUNTIME_DIR="$session/run" XDG_DATA_HOME="$session/data" XDG_CONFIG_HOME="$session/config"
export XDG_CACHE_HOME="$session/cache" XDG_STATE_HOME="$session/state"
export XDG_SESSION_TYPE=x11 GDK_BACKEND=x11 XAUTHORITY="$session/xauthority"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$session/run/bus"

# The server takes its cookie from any entry; programs look theirs up under the number it has chosen.
cookie=$(mcookie)
xauth -q add :0 . "$cookie" 2>/dev/null
Xvfb -displayfd 3 -screen 0 "${KEYWRIGHT_SCREEN:-1280x800}x24" -nolisten tcp -auth "$XAUTHORITY" \
  3>"$session/display" &>"$session/xvfb.log" </dev/null &
wait_for $! test -s "$session/display" || fail "The X server" "$session/xvfb.log"
DISPLAY=:$(<"$session/display")
export DISPLAY
xauth -q add "$DISPLAY" . "$cookie"

dbus-daemon --session --nofork --nosyslog --address="$DBUS_SESSION_BUS_ADDRESS" \
  &>"$session/bus.log" </dev/null &
wait_for $! test -S "$session/run/bus" || fail "The bus" "$session/bus.log"

# The password is drawn here and forgotten: nobody needs this keychain after the session.
head -c 24 /dev/urandom | base64 | tr -d '\n' |
  gnome-keyring-daemon --foreground --unlock --components=secrets &>"$session/keychain.log" &
keychain_answers() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
}
wait_for $! keychain_answers || fail "The keychain" "$session/keychain.log"

# In a process group of its own (-m): a Ctrl+C reaches this script alone, which then stops all of it.
# Such a group would be halted when it reads from a terminal.
[[ ! -t 0 ]] || exec </dev/null
set -m
"$@" <&0 &
command_group=$!
set +m
status=0
wait "$command_group" || status=$?
exit "$status"
