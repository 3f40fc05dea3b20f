# Building the daemon and the pages. Sourced after progress.sh; needs $repo.
#   build_daemon PRESET       into build/PRESET; sets $build and $build_said
#   build_site PROGRAM        into build/site, its packages into build/site.work; sets $site_said and puts the pinned Node first on
#                             the PATH. The types of the API come from the program, so it is built before.

build=
build_said=
site_said=

# Two at a time in one folder would disturb each other.
locked() { flock "$repo/build/$1.lock" "${@:2}"; }

build_daemon() {
  local preset=$1 log=$repo/build/$1.log
  build=$repo/build/$preset
  mkdir -p "$repo/build"
  if [ ! -e "$build/build.ninja" ]; then
    run_logged "$log" locked "$preset" cmake -S "$repo" --preset "$preset" || return 1
  fi
  run_logged "$log" locked "$preset" cmake --build "$build" || return 1
  build_said=$(sed -n '$s/^\[\([0-9]*\)\/.*/\1 steps/p; $s/^ninja: no work.*/nothing to do/p' "$log")
}

build_site() {
  local site=$repo/build/site modules=$repo/build/site.work/node_modules
  run_logged "$repo/build/site.log" locked site "$repo/static/build" --around "$1" --out "$site" --work "$repo/build/site.work" ||
    return 1
  # What the tests import is looked for upwards from them.
  ln -sfn build/site.work/node_modules "$repo/node_modules"
  for modules in "$modules"/node-linux-*/bin; do PATH=$modules:$PATH; done
  export PATH
  site_said="$(find "$site" -type f | wc -l) files"
}
