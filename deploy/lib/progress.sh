# Progress that a person can follow. Sourced by deploy/quickstart and tests/run.
#   step "Build"          [2/7] Build
#   done_with "3 files"         done in 4 s: 3 files
#   stop_with 1 "…"       a sentence on standard error, then exit

step_number=0 steps=0 step_started=0

step() {
  step_number=$((step_number + 1)) step_started=$SECONDS
  printf '[%d/%d] %s\n' "$step_number" "$steps" "$1"
}

done_with() { printf '      done in %d s%s\n' $((SECONDS - step_started)) "${1:+: $1}"; }

stop_with() {
  local code=$1
  shift
  printf '\n%s: %s\n' "${0##*/}" "$*" >&2
  exit "$code"
}

# run_logged LOG COMMAND…: quiet; when it fails the end of its output is shown, and where the rest is.
run_logged() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null && return
  printf '\n--- the end of %s\n' "$log" >&2
  tail -n 25 "$log" >&2
  printf -- '---\n' >&2
  return 1
}
