#!/usr/bin/env bash
# Fuzzes every reader of files, guided by coverage, on the stable toolchain. What is found is kept with
# the command that shows it again.
#
#   scripts/fuzz.sh short   each target for FUZZ_SECONDS (10), from the committed corpus
#   scripts/fuzz.sh long    each target for FUZZ_SECONDS (600); what is new is kept in target/fuzz/corpus
#   scripts/fuzz.sh merge   makes fuzz/corpus of what covers most, of all that was found so far
#
# FUZZ_TARGETS names the targets, if it is not to be all of them.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=${1:-}
case $mode in
  short) seconds=${FUZZ_SECONDS:-10} ;;
  long) seconds=${FUZZ_SECONDS:-600} ;;
  merge) ;;
  *)
    echo "Usage: scripts/fuzz.sh short|long|merge" >&2
    exit 2
    ;;
esac

all=(backup_document backup_file bitwarden csv dotenv kdbx_content kdbx_file leaks)
read -ra targets <<<"${FUZZ_TARGETS:-${all[*]}}"

work=${CARGO_TARGET_DIR:-target}/fuzz
mkdir -p "$work"
work=$(cd "$work" && pwd)
host=$(rustc -vV | sed -n 's/^host: //p')

# What is fuzzed is what is shipped: crates that the two lock files share have one version.
crates() { sed -n '/^name = /{N;s/\n/ /;p}' "$1" | sort; }
names() { crates "$1" | cut -d'"' -f2 | sort -u; }
other=$(comm -13 <(crates Cargo.lock) <(crates fuzz/Cargo.lock) |
  grep -F -f <(comm -12 <(names Cargo.lock) <(names fuzz/Cargo.lock) | sed 's/.*/name = "&"/') || true)
if [[ -n $other ]]; then
  echo "fuzz/Cargo.lock has other versions than Cargo.lock: copy Cargo.lock there, then build again:" >&2
  echo "$other" >&2
  exit 1
fi

# LLVM's instrumentation, which libFuzzer reads. With --target, build scripts and macros go without.
flags=(-Dwarnings -Cpasses=sancov-module)
for option in level=4 inline-8bit-counters pc-table trace-compares; do
  flags+=("-Cllvm-args=-sanitizer-coverage-$option")
done
RUSTFLAGS="${flags[*]}" CARGO_TARGET_DIR=$work cargo build --quiet --locked --release \
  --manifest-path fuzz/Cargo.toml --target "$host"
built=$work/$host/release

mkdir -p "$work/artifacts" "$work/logs"
rm -rf "$work/seeds"
KEYWRIGHT_SEEDS=$work/seeds "$built/seeds" -runs=0 2>"$work/logs/seeds"

limits=(-max_len=16384 -timeout=20 -rss_limit_mb=1024)

merge() { # TARGET
  local merged=$work/merged/$1 seed
  rm -rf "$merged"
  mkdir -p "$work/merged" "$work/corpus/$1" "fuzz/corpus/$1"
  # What the seeds cover needs no other file.
  cp -r "$work/seeds/$1" "$merged"
  # How often a place was passed makes a corpus many times as large.
  "$built/$1" "${limits[@]}" -use_counters=0 -set_cover_merge=1 "$merged" \
    "fuzz/corpus/$1" "$work/corpus/$1" >"$work/logs/$1" 2>&1
  for seed in "$work/seeds/$1"/*; do rm "$merged/${seed##*/}"; done
  # Tens of small files: the rest is found again in seconds.
  find "$merged" -type f -size +4096c -delete
  find "$merged" -type f -printf '%s %p\n' | sort -n | tail -n +61 | cut -d' ' -f2- | xargs -r rm
  rm -rf "fuzz/corpus/$1"
  mv "$merged" "fuzz/corpus/$1"
  echo "$1: $(find "fuzz/corpus/$1" -type f | wc -l) files, $(du -bs "fuzz/corpus/$1" | cut -f1) bytes"
}

fuzz() { # TARGET
  local target=$1 log=$work/logs/$1 found corpus=$work/corpus/$1 inputs
  if [[ $mode == short ]]; then
    corpus=$(mktemp -d "$work/short.XXXXXX")
  fi
  mkdir -p "$corpus"
  inputs=("$corpus" "$work/seeds/$target")
  [[ ! -d fuzz/corpus/$target ]] || inputs+=("fuzz/corpus/$target")
  if "$built/$target" "${limits[@]}" -max_total_time="$seconds" -dict=fuzz/words.dict \
    -artifact_prefix="$work/artifacts/$target-" -print_final_stats=1 "${inputs[@]}" >"$log" 2>&1; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs," \
      "$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$log" | tail -n 1)"
    [[ $mode != short ]] || rm -rf "$corpus"
    return
  fi
  [[ $mode != short ]] || rm -rf "$corpus"
  found=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
  # The limit is by the clock, and the machine may have stood still: what is quick alone was not slow. Once.
  if [[ $mode == short && -n $found && $# -eq 1 ]] && grep -q 'ERROR: libFuzzer: timeout' "$log" &&
    "$built/$target" "${limits[@]}" -timeout=5 "$found" >>"$log" 2>&1; then
    echo "$target: an input took long, and alone it does not. Again from the start …"
    rm "$found"
    fuzz "$target" again
    return
  fi
  tail -n 40 "$log"
  echo "$target: failed. Again: $built/$target ${found:-}" >&2
  return 1
}

failed=0
for target in "${targets[@]}"; do
  case $mode in
    merge) merge "$target" ;;
    *) fuzz "$target" || failed=$((failed + 1)) ;;
  esac
done
((failed == 0))
