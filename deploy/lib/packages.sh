# Debian packages by purpose (deploy/packages). Sourced after progress.sh; needs $repo.

# packages_missing PURPOSE…: the names of those not installed, one a line.
packages_missing() {
  local purpose name instead
  for purpose in "$@"; do
    while read -r name instead; do
      [ -n "$name" ] && [ "${name#\#}" = "$name" ] || continue
      [ -n "$instead" ] && command -v "$instead" >/dev/null && continue
      [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done <"$repo/deploy/packages/$purpose"
  done | sort -u
}

as_administrator() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

apt_get() {
  as_administrator env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@"
}

# Debian starts a cluster of its own with a new PostgreSQL, unless told not to. Ours is a private one.
without_debian_cluster() {
  local dir=/etc/postgresql-common/createcluster.d rc=0
  as_administrator mkdir -p "$dir"
  echo "create_main_cluster = false" | as_administrator tee "$dir/around-quickstart.conf" >/dev/null
  "$@" || rc=$?
  as_administrator rm -f "$dir/around-quickstart.conf"
  return $rc
}

# packages_install LOG PURPOSE…: those missing, and nothing where none is. Sets $packages_said.
packages_install() {
  local log=$1 missing keep_off=""
  shift
  missing=$(packages_missing "$@" | xargs)
  packages_said="nothing missing"
  [ -n "$missing" ] || return 0
  [ "${no_install:-no}" = no ] ||
    stop_with 3 "missing, and --no-install was given: $missing"
  command -v apt-get >/dev/null ||
    stop_with 3 "this is not a Debian machine (no apt-get); install these yourself: $missing"
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    stop_with 3 "these packages are missing and there is no sudo to install them; as root: apt-get install $missing"
  printf '      installing %s\n' "$(fold -s -w 90 <<<"$missing" | sed '2,$s/^/        /')"
  run_logged "$log" apt_get update ||
    stop_with 3 "the lists of packages could not be fetched (apt-get update); is the network there?"
  case " $missing " in *" postgresql-15 "*) keep_off=without_debian_cluster ;; esac
  run_logged "$log" $keep_off apt_get install --no-install-recommends $missing || {
    local name
    for name in $missing; do
      apt-cache show "$name" >/dev/null 2>&1 ||
        stop_with 3 "the package $name is not to be had here; this needs Debian 12 with its main archive"
    done
    stop_with 3 "the packages could not be installed: $missing"
  }
  packages_said="$(wc -w <<<"$missing") installed"
}
