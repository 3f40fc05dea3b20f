# P11: what somebody types who misspells a name, one search after another over one connection, among many children and among fewer. The
# mistakes are those of tests/sql/search.sql, which counts how many are found.

search_words() { # FILE WHERE
  cluster_sql "$database" -A -t -c "SELECT test.typed(c, 1 + (random() * 15)::integer) FROM child c
    WHERE $2 AND length(given_names) > 3 AND length(family_name) > 3 ORDER BY random() LIMIT 2000" >"$1"
}

search_world() { # CHILDREN
  world "$1" 0
  cluster_sql "$database" -c "CREATE SCHEMA IF NOT EXISTS test" -f - <"$repo/tests/lib/mistyped.sql" 2>/dev/null
  search_words "$temporary/own.$1" "EXISTS (SELECT FROM allocation a JOIN person p ON p.id = a.person_id
                                             WHERE a.child_id = c.id AND p.username = 'bench.worker')"
  search_words "$temporary/all.$1" "random() < 5000.0 / $1"
  sign_in worker; search_cookie[worker.$1]=$BENCH_COOKIE
  sign_in lead; search_cookie[lead.$1]=$BENCH_COOKIE
}

search_once() { # worker|lead own|all CHILDREN
  world "$3" 0
  BENCH_COOKIE=${search_cookie[$1.$3]} BENCH_TYPED=$temporary/$2.$3
  export BENCH_TYPED
  drive search 1
}

measure_search() {
  local own=() growth=() oversees=() oversees_all=() i before
  declare -A search_cookie
  search_world "$few"
  search_world "$many"
  for who in "worker own" "lead all"; do search_once $who "$few"; search_once $who "$many"; done
  for ((i = 0; i < rounds; i++)); do
    search_once worker own "$few"; before=$p50
    search_once worker own "$many"; own+=("$(ratio "$p95" 1000)"); growth+=("$(ratio "$p50" "$before")")
    search_once lead all "$few"; oversees+=("$(ratio "$p95" 1000)")
    search_once lead all "$many"; oversees_all+=("$(ratio "$p95" 1000)")
  done
  figure P11 "search, 300 in sight among $many children: p95 in ms" "<=" 10 "${own[@]}"
  figure P11 "the same: p50 against that among $few" "<=" 1.25 "${growth[@]}"
  figure P11 "search by who oversees $few: p95 in ms" "<=" 10 "${oversees[@]}"
  figure P11 "search by who oversees $many: p95 in ms" "<=" 10 "${oversees_all[@]}"
}
