# Building the daemon and the site. Sourced after progress.sh; needs $repo.
#   build_daemon PRESET       into build/PRESET; sets $build and $build_said
#   build_site PROGRAM        into build/site, when its inputs changed since the last time; sets $site_said

build=
build_said=
site_said=

build_daemon() {
  local preset=$1 log=$repo/build/$1.log
  build=$repo/build/$preset
  mkdir -p "$repo/build"
  if [ ! -e "$build/build.ninja" ]; then
    run_logged "$log" cmake -S "$repo" --preset "$preset" || return 1
  fi
  run_logged "$log" cmake --build "$build" || return 1
  build_said=$(sed -n '$s/^\[\([0-9]*\)\/.*/\1 steps/p; $s/^ninja: no work.*/nothing to do/p' "$log")
}

# What the site is made from: its sources, and the contract of the API from which its types come.
site_inputs() {
  {
    (cd "$repo/static" && find . \( -name node_modules -o -name dist \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 -r sha256sum)
    "$1" openapi 2>/dev/null
  } | sha256sum
}

build_site() {
  local site=$repo/build/site inputs
  [ -x "$repo/static/build" ] || { site_said="there is none yet" && mkdir -p "$site" && return; }
  inputs=$(site_inputs "$1")
  site_said="unchanged"
  [ "$(cat "$repo/build/site.inputs" 2>/dev/null)" != "$inputs" ] || [ ! -d "$repo/static/node_modules" ] || return 0
  rm -f "$repo/build/site.inputs"
  AROUND=$1 run_logged "$repo/build/site.log" "$repo/static/build" --out "$site" || return 1
  site_inputs "$1" >"$repo/build/site.inputs"
  site_said="$(find "$site" -type f | wc -l) files"
}
