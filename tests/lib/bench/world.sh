# The service over a given number of children. Sourced by tests/bench after deploy/lib/*.sh.
#   worlds_begin                one private PostgreSQL, as durable as in use
#   world CHILDREN WHOLE        a database of so many children, so many of them with all that a picture shows, and a daemon over it;
#                               made at the first call. Sets $database, $port, $daemon, and for the measuring programs BENCH_CHILDREN
#                               and BENCH_STEP: the children of bench.worker are every BENCH_STEP-th, BENCH_CHILDREN of them
#   serve PROGRAM CONNINFO      another daemon; sets $port and $daemon
#   sign_in NAME                bench.NAME at $port: sets BENCH_COOKIE, BENCH_CSRF, $token_hash
#   worlds_end

temporary=
daemons=()
declare -A world_port world_daemon
password="lantern velvet orchard"

worlds_begin() {
  temporary=$(mktemp -d /tmp/around-bench.XXXXXX) && chmod 755 "$temporary" || exit 1
  cluster_user
  cluster_home "$temporary"
  run_logged "$home/log/initdb.log" cluster_make || stop_with 5 "the database could not be made"
  cluster_start -c shared_buffers=1GB -c max_connections=200 -c max_wal_size=8GB
  head -c 32 /dev/urandom >"$temporary/secret" && chmod 400 "$temporary/secret"
  printf '%s\n' "$password" >"$temporary/password"
  export AROUND_SECRET_FILE=$temporary/secret AROUND_STATIC=$repo/build/site
}

worlds_end() {
  trap '' INT TERM
  local pid
  for pid in "${daemons[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${daemons[@]}"; do wait "$pid" 2>/dev/null; done
  [ -z "$home" ] || { cluster_is_there && cluster_stop; }
  case $home in /var/lib/around/?*) rm -rf "$home" ;; esac
  [ -z "$temporary" ] || rm -rf "$temporary"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

serve() {
  port=$(free_port)
  AROUND_DATABASE=$2 AROUND_LISTEN=127.0.0.1:$port AROUND_BASE_URL=http://127.0.0.1:$port "$1" serve >"$temporary/serve.$port.log" 2>&1 &
  daemon=$!
  daemons+=("$daemon")
  for _ in $(seq 300); do
    curl -fsS -m 2 "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && return
    sleep 0.1
  done
  tail -n 5 "$temporary/serve.$port.log" >&2
  stop_with 5 "the service did not start"
}

world_accounts() {
  local who
  for who in worker:social_worker lead:mental_health_lead; do
    "$build/around" user add "bench.${who%:*}" --name "Measuring ${who%:*}" --agency "Westshire Council" --agency-kind council \
      --role "${who#*:}" --password-file "$temporary/password" || return 1
  done
}

world_make() {
  local children=$1 whole=$2 started=$SECONDS log=$temporary/$database.log
  cluster_database "$database" || stop_with 5 "the database's roles could not be made"
  export AROUND_DATABASE AROUND_OWNER_DATABASE
  AROUND_DATABASE=$(conninfo around_app "$database") AROUND_OWNER_DATABASE=$(conninfo around_owner "$database")
  run_logged "$log" "$build/around" migrate && run_logged "$log" "$build/around" demo --accounts "$temporary/$database.json" &&
    run_logged "$log" world_accounts || stop_with 5 "the demonstration could not be made"
  run_logged "$log" cluster_sql "$database" -v children="$children" -v whole="$whole" -v step="$BENCH_STEP" -f "$BENCH_LIB/children.sql" ||
    stop_with 5 "the children could not be made"
  serve "$build/around" "$AROUND_DATABASE"
  world_port[$database]=$port world_daemon[$database]=$daemon
  printf '      %d children in %d s\n' "$children" $((SECONDS - started))
}

world() {
  database=around_$1_$2
  export BENCH_CHILDREN=300 BENCH_STEP=$(($1 / 300))
  [ -n "${world_port[$database]:-}" ] || world_make "$1" "$2"
  port=${world_port[$database]} daemon=${world_daemon[$database]}
}

sign_in() {
  local answer
  answer=$(curl -fsS -D "$temporary/head" -H 'Content-Type: application/json' \
    -d "{\"username\": \"bench.$1\", \"password\": \"$password\"}" "http://127.0.0.1:$port/api/v1/session") ||
    stop_with 5 "bench.$1 could not sign in"
  export BENCH_COOKIE BENCH_CSRF
  BENCH_COOKIE=$(sed -n 's/^[Ss]et-[Cc]ookie: \(around=[^;]*\).*/\1/p' "$temporary/head" | tr -d '\r')
  BENCH_CSRF=$(sed 's/.*"csrf_token" *: *"\([^"]*\)".*/\1/' <<<"$answer")
  token_hash=$(printf %s "${BENCH_COOKIE#*=}" | b2sum -l 256 | cut -d ' ' -f 1)
}
