# A private PostgreSQL 15 cluster on a unix socket. Sourced after progress.sh; needs $repo.
#
# Called by root, the cluster belongs to the system user `around`, since PostgreSQL does not run as root; else it belongs to
# the caller. Nobody has a password: who may be which database role is said by pg_ident.conf for the owner and the caller.
#   cluster_user                        sets $runner (the user's name) and, for root, makes that user
#   cluster_home DIR                    sets $home, $sockets: DIR where the runner can reach it, else below /var/lib/around
#   cluster_make [initdb option…]       once; cluster_start [postgres option…]; cluster_stop
#   cluster_database NAME               with roles and extensions, owned by around_owner, where it is not there yet

pg_version=15
pg_bin=/usr/lib/postgresql/$pg_version/bin
runner=
home=
sockets=

# Becomes the command, as the runner: for a subshell, so that its process is the command's.
exec_runner() {
  [ "$(id -u)" = 0 ] || exec "$@"
  cd / && exec setpriv --reuid="$runner" --regid="$runner" --init-groups --no-new-privs \
    env HOME="${home:-/}" USER="$runner" LOGNAME="$runner" "$@"
}

as_runner() { (exec_runner "$@"); }

cluster_user() {
  [ -x "$pg_bin/initdb" ] || stop_with 5 "PostgreSQL $pg_version is not installed ($pg_bin/initdb is not there)"
  runner=$(id -un)
  [ "$(id -u)" = 0 ] || return 0
  runner=around
  id "$runner" >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/around --no-create-home --shell /usr/sbin/nologin "$runner" ||
    stop_with 4 "the system user $runner could not be made"
}

cluster_home() {
  local dir=$1 mark
  home=
  mark=$(printf %s "$dir" | sha256sum | cut -c 1-12)
  home=$dir
  if [ "$(id -u)" = 0 ] && ! as_runner test -x "$dir"; then
    home=/var/lib/around/$mark
    mkdir -p "$home" && chmod 755 /var/lib/around
  fi
  sockets=$home/socket
  # A socket's whole path has 107 bytes: the folder, a slash and .s.PGSQL.5432.
  [ ${#sockets} -le 93 ] || sockets=/tmp/around-$mark
  mkdir -p "$home/log" && install -d -m 700 "$sockets" || stop_with 4 "$home cannot be written"
  [ "$(id -u)" != 0 ] || chown "$runner": "$home/log" "$sockets"
  [ -O "$sockets" ] || [ "$(id -u)" = 0 ] || stop_with 4 "$sockets belongs to somebody else"
}

cluster_is_there() { [ -e "$home/cluster/PG_VERSION" ]; }

cluster_make() {
  local pg=$home/cluster user
  install -d -m 700 "$pg" && { [ "$(id -u)" != 0 ] || chown "$runner": "$pg"; } || return 1
  as_runner "$pg_bin/initdb" --pgdata="$pg" --username=postgres --auth=peer --encoding=UTF8 --locale=C.UTF-8 \
    --data-checksums --no-instructions "$@" || return 1
  cat "$repo/deploy/cluster/private.conf" >>"$pg/postgresql.conf"
  cat "$repo/deploy/cluster/pg_hba.conf" >"$pg/pg_hba.conf"
  for user in $(printf '%s\n' "$runner" "$(id -un)" | sort -u); do
    printf 'around %s %s\n' "$user" postgres "$user" around_owner "$user" around_app "$user" around_audit \
      "$user" around_report
  done >"$pg/pg_ident.conf"
}

cluster_is_up() { as_runner "$pg_bin/pg_ctl" --pgdata="$home/cluster" status >/dev/null 2>&1; }

# Anything in the log of an earlier run is not of interest when this start fails.
cluster_start() {
  local version
  version=$(cat "$home/cluster/PG_VERSION")
  [ "$version" = "$pg_version" ] ||
    stop_with 5 "$home/cluster is a database of PostgreSQL $version; this needs $pg_version. Move it away, or upgrade it with pg_upgrade."
  cluster_is_up && cluster_stop
  # No descriptor of ours may stay open in a daemon that outlives a kill.
  as_runner "$pg_bin/pg_ctl" --pgdata="$home/cluster" --log="$home/log/postgresql.log" --silent --wait --timeout=60 \
    --options="-k '$sockets' $*" start </dev/null >/dev/null 9>&- && return
  tail -n 5 "$home/log/postgresql.log" >&2
  stop_with 5 "the database did not start; its log is $home/log/postgresql.log"
}

cluster_stop() {
  cluster_is_up || return 0
  as_runner "$pg_bin/pg_ctl" --pgdata="$home/cluster" --silent --wait --mode=fast --timeout=60 stop >/dev/null ||
    as_runner "$pg_bin/pg_ctl" --pgdata="$home/cluster" --silent --wait --mode=immediate stop >/dev/null
}

cluster_sql() {
  local database=$1
  shift
  as_runner "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$sockets" -U postgres -d "$database" "$@"
}

cluster_database() {
  cluster_sql template1 -v database="$1" -f - <"$repo/deploy/cluster/roles.sql"
}

# conninfo ROLE DATABASE: what libpq is told, quoted.
conninfo() {
  local host=${sockets//\\/\\\\}
  printf "host='%s' port=5432 dbname=%s user=%s" "${host//\'/\\\'}" "$2" "$1"
}
