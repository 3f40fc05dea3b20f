# The two sides of a ratio: wrk asks the service, pgbench the database. Sourced by tests/bench.
#   drive SCRIPT CONNECTIONS    wrk with SCRIPT.lua at $port: sets $rate (answers a second), $p50, $p95, $p99 (microseconds)
#   limit FILE ROLE CLIENTS     pgbench at $database, prepared, with the service's settings (server/db/connection.c): sets $tps and, for one client, $p50 (microseconds)
#   statement NAME VALUE…       a statement of server/sql with its parameters in place
#   as_person                   the statement with which a request begins, for the account that has signed in
#   child                       the id of a child of bench.worker's, by pgbench's variable :n
#   processor DAEMON            sets $in_service and $in_database: ticks of processor time so far

drive() {
  local said threads=2 failures
  [ "$2" -gt 1 ] || threads=1
  said=$(wrk -t $threads -c "$2" -d "${seconds}s" -s "$BENCH_LIB/$1.lua" "http://127.0.0.1:$port" | sed -n 's/^SAID //p')
  read -r rate p50 p95 p99 failures <<<"$said"
  [ "${failures:-none}" = 0 ] || stop_with 1 "$1 with $2 connections: ${failures:-all} requests failed; the service's log: $(tail -n 3 "$temporary/serve.$port.log")"
}

limit() {
  local said log=$temporary/pgbench
  rm -f "$log".*
  said=$(cd "$temporary" && PGOPTIONS="-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c TimeZone=UTC -c search_path=public" \
    "$pg_bin/pgbench" -n -M prepared -c "$3" -j 2 -T "$seconds" -f "$1" -h "$sockets" -U "$2" \
    $([ "$3" -gt 1 ] || echo "-j 1 -l --log-prefix=$log") "$database" 2>"$temporary/pgbench.log")
  tps=$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' <<<"$said")
  [ -n "$tps" ] && ! grep -q aborted "$temporary/pgbench.log" || {
    tail -n 3 "$temporary/pgbench.log" >&2
    stop_with 5 "pgbench did not run"
  }
  [ "$3" -gt 1 ] || p50=$(cat "$log".* | awk '{ print $3 }' | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
}

statement() {
  local text i=$#
  [ -e "server/sql/$1.sql" ] || stop_with 5 "the service has no statement $1 any more; tests/lib/bench is of an earlier one"
  text=$(sed 1d "server/sql/$1.sql")
  for ((; i > 1; i--)); do text=${text//\$$((i - 1))/(${!i})}; done
  printf '%s;\n' "$text"
}

as_person() { printf "SELECT enter('%s', 'session', 'bench');\n" "$token_hash"; }

child() { printf "('00000000-0000-4000-8000-' || lpad((:n * %d)::text, 12, '0'))::uuid" "$BENCH_STEP"; }

ticks() {
  local pid sum=0 line
  for pid in "$@"; do
    line=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
    set -- ${line##*) }
    sum=$((sum + ${12} + ${13}))
  done
  echo $sum
}

processor() {
  in_service=$(ticks "$1")
  in_database=$(ticks $(pgrep -P "$(head -n 1 "$home/cluster/postmaster.pid")"))
}
