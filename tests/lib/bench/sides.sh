# The two sides of a ratio: wrk asks the service, pgbench the database. Sourced by tests/bench.
#   drive SCRIPT CONNECTIONS    wrk with SCRIPT.lua at $port: sets $rate (answers a second), $p50, $p95, $p99 (microseconds)
#   limit FILE ROLE CLIENTS     pgbench at $database, prepared, with the service's settings (server/db/connection.c): sets $tps and, for one client, $p50 (microseconds)
#   statement NAME VALUE…       a statement of server/sql with its parameters in place
#   as_person                   the statement with which a request begins, for the account that has signed in
#   child                       the id of a child of bench.worker's, by pgbench's variable :n
# Both set $spent, too: processor time for each, of the service and PostgreSQL without who asks, in ticks; $in_service and $in_database are
# its parts. Whoever else uses the machine takes seconds from both sides unevenly, but hardly any of this.

drive() {
  local said threads=2 answers bad
  [ "$2" -gt 1 ] || threads=1
  processor_begin
  said=$(wrk --timeout 30s -t $threads -c "$2" -d "${seconds}s" -s "$BENCH_LIB/$1.lua" "http://127.0.0.1:$port" | sed -n 's/^SAID //p')
  read -r rate p50 p95 p99 answers bad <<<"$said"
  processor_end "$rate"
  # A service that is too busy says so; a figure with more than a few such answers says nothing.
  [ -n "${bad:-}" ] && [ $((bad * 100)) -le "$answers" ] ||
    stop_with 1 "$1 with $2 connections: ${bad:-all} of ${answers:-all} requests failed: $(grep -v 'status=20' "$temporary/serve.$port.log" | tail -n 1)"
}

limit() {
  local said log=$temporary/pgbench
  rm -f "$log".*
  processor_begin
  said=$(cd "$temporary" && PGOPTIONS="-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c TimeZone=UTC -c search_path=public" \
    "$pg_bin/pgbench" -n -M prepared -c "$3" -j 2 -T "$seconds" -f "$1" -h "$sockets" -U "$2" \
    $([ "$3" -gt 1 ] || echo "-j 1 -l --log-prefix=$log") "$database" 2>"$temporary/pgbench.log")
  tps=$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' <<<"$said")
  [ -n "$tps" ] && ! grep -q aborted "$temporary/pgbench.log" || {
    tail -n 3 "$temporary/pgbench.log" >&2
    stop_with 5 "pgbench did not run"
  }
  sleep 0.5 # its backends end: one that ends while it is being counted is counted nowhere
  processor_end "$tps"
  [ "$3" -gt 1 ] || p50=$(cat "$log".* | awk '{ print $3 }' | sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
}

statement() {
  local text i=$#
  file=$(compgen -G "server/sql/*/$1.sql") || stop_with 5 "the service has no statement $1 any more; tests/lib/bench is of an earlier one"
  text=$(sed 1d "$file")
  for ((; i > 1; i--)); do text=${text//\$$((i - 1))/(${!i})}; done
  printf '%s;\n' "$text"
}

as_person() { printf "SELECT enter('%s', 'session', 'bench');\n" "$token_hash"; }

child() { printf "('00000000-0000-4000-8000-' || lpad((:n * %d)::text, 12, '0'))::uuid" "$BENCH_STEP"; }

# Of processes and, for the first, of its children that have ended.
ticks() {
  local pid sum=0 line
  for pid in "$@"; do
    line=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
    read -ra line <<<"${line##*) }"
    sum=$((sum + line[11] + line[12]))
    [ "$pid" != "$1" ] || sum=$((sum + line[13] + line[14]))
  done
  echo $sum
}

processor_now() {
  local postmaster
  postmaster=$(head -n 1 "$home/cluster/postmaster.pid")
  now_in_service=$(ticks "$daemon") now_in_database=$(ticks "$postmaster" $(pgrep -P "$postmaster"))
}

processor_begin() {
  processor_now
  in_service=$now_in_service in_database=$now_in_database
}

processor_end() { # RATE
  processor_now
  in_service=$((now_in_service - in_service)) in_database=$((now_in_database - in_database))
  spent=$(awk -v t=$((in_service + in_database)) -v n="$1" -v s="$seconds" 'BEGIN { printf "%.6f", t / (n * s) }')
}
