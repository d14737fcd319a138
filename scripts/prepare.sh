#!/usr/bin/env bash
# Installs what PURPOSE needs and this machine lacks, after saying which; or says in one line what to
# do where it cannot. Takes a moment when everything is there. Builds and starts nothing.
#
#   scripts/prepare.sh build|display|test|bundle|bench|format
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-}

build=(build-essential pkg-config libwebkit2gtk-4.1-dev libayatana-appindicator3-dev librsvg2-dev)
# A desktop session without a screen, its keychain, and a picture of a window in it.
display=(xvfb xauth dbus gnome-keyring xdotool imagemagick)
drive=(webkit2gtk-driver libsecret-tools xclip sqlite3 procps)
# A window manager, a panel with tray icons, notifications, what a screen reader is told, and what
# looks at them; one of the tests' languages needs its own letters.
drive+=(openbox xfce4-panel dunst at-spi2-core gir1.2-atspi-2.0 python3-gi)
drive+=(systemd x11-utils x11-xserver-utils fonts-noto-cjk)
# Opens a backup without Keywright.
drive+=(age)
# Read what is handed over, and write what is taken over.
drive+=(keepassxc openssl)
case $purpose in
  format) packages=() ;;
  build) packages=("${build[@]}") ;;
  display) packages=("${display[@]}") ;;
  test | bench) packages=("${build[@]}" "${display[@]}" "${drive[@]}") ;;
  bundle) packages=("${build[@]}" rpm) ;;
  *)
    echo "Usage: scripts/prepare.sh build|display|test|bundle|bench|format" >&2
    exit 2
    ;;
esac

give_up() {
  echo "$1" >&2
  exit 1
}

# For what comes over the network, which may fail for a moment.
with_patience() { # COMMAND…
  local seconds
  for seconds in 10 30; do
    ! "$@" || return 0
    echo "That did not work. Again in $seconds seconds …" >&2
    sleep "$seconds"
  done
  "$@"
}

# Whether version $1 is at least version $2.
at_least() { printf '%s\n%s\n' "$2" "$1" | sort -C -V; }

check_rust() {
  local least have
  least=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  command -v cargo >/dev/null ||
    give_up "Rust is missing: install $least or newer from https://rustup.rs, then try again."
  have=$(cargo --version | cut -d' ' -f2)
  at_least "$have" "$least" || give_up "Rust $have is too old: run 'rustup update' to get $least or newer."
}

check_node() {
  local least have
  least=$(sed -n 's/.*"node": ">=\([0-9.]*\)".*/\1/p' package.json)
  { command -v node && command -v npm; } >/dev/null ||
    give_up "Node.js is missing: install $least or newer with npm from https://nodejs.org, then try again."
  have=$(node --version)
  at_least "${have#v}" "$least" ||
    give_up "Node.js ${have#v} is too old: install $least or newer from https://nodejs.org."
}

install_node_modules() {
  local installed=node_modules/.package-lock.json
  [[ ! -e $installed || package-lock.json -nt $installed ]] || return 0
  echo "Installing the npm packages of package-lock.json …"
  with_patience npm ci --no-audit --no-fund
}

install_rust_components() {
  local missing=() component
  for component in fmt clippy; do
    cargo "$component" --version >/dev/null 2>&1 || missing+=("${component/#fmt/rustfmt}")
  done
  ((${#missing[@]} > 0)) || return 0
  command -v rustup >/dev/null ||
    give_up "Rust's ${missing[*]} is missing: install it with your Rust toolchain, then try again."
  echo "Installing Rust components: ${missing[*]} …"
  with_patience rustup component add "${missing[@]}"
}

# Drives the window in the end-to-end tests.
install_tauri_driver() {
  [[ $(uname -s) == Linux ]] || return 0
  ! cargo install --list | grep -q '^tauri-driver v2\.' || return 0
  echo "Installing tauri-driver 2.1 with cargo …"
  with_patience cargo install tauri-driver --version '^2.1' --locked
}

install_debian_packages() {
  local missing=() package as_root=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0

  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      give_up "sudo is missing: run 'apt-get install ${missing[*]}' as root, then try again."
    as_root=(sudo)
  fi
  echo "Installing Debian packages: ${missing[*]} …"
  apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >/dev/null
  }
  # The lists of what there is may be missing or out of date; asking for new ones takes time.
  for package in "${missing[@]}"; do
    apt-cache show "$package" >/dev/null 2>&1 || { apt_get update || true; break; }
  done
  apt_get install -y --no-install-recommends "${missing[@]}" ||
    { apt_get update && apt_get install -y --no-install-recommends "${missing[@]}"; } ||
    give_up "That did not work (no network, or no right to?): run 'sudo apt-get install ${missing[*]}', then try again."
}

# Elsewhere the person installs; this only tells what is missing.
check_other_system() {
  local missing=() needed=()
  [[ $purpose == display || $purpose == format ]] || needed=(cc)
  if [[ $(uname -s) == Linux ]]; then
    case $purpose in
      build | test | bundle | bench)
        pkg-config --exists webkit2gtk-4.1 librsvg-2.0 2>/dev/null ||
          missing+=("WebKitGTK 4.1 and librsvg 2 with their development files")
        ;;
    esac
    case $purpose in
      display | test | bench) needed+=(Xvfb xauth dbus-daemon gnome-keyring-daemon xdotool import) ;;
    esac
    case $purpose in
      test | bench)
        needed+=(WebKitWebDriver secret-tool xclip sqlite3 openbox xfce4-panel dunst busctl xprop xrandr)
        needed+=(age keepassxc-cli openssl c++)
        PATH=/usr/bin:$PATH python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
          missing+=("AT-SPI and its bindings for Python 3")
        ;;
    esac
  fi
  local command
  for command in ${needed[@]+"${needed[@]}"}; do
    command -v "$command" >/dev/null || missing+=("$command")
  done
  ((${#missing[@]} == 0)) ||
    give_up "Missing here: $(printf '%s; ' "${missing[@]}")install them with this system's own tools, then try again."
}

# What this script cannot install is looked for first, before anything is waited for.
if [[ $purpose != display ]]; then
  check_rust
  check_node
fi
if command -v apt-get >/dev/null; then
  install_debian_packages ${packages[@]+"${packages[@]}"}
else
  check_other_system
fi
[[ $purpose != display ]] || exit 0

install_node_modules
case $purpose in
  test | bench)
    install_rust_components
    install_tauri_driver
    ;;
  format) install_rust_components ;;
esac
