# Figures against their goals. Sourced by tests/bench.
#   figures_begin FILE                                 FILE.txt and FILE.jsonl, empty
#   figure ROW WHAT SENSE GOAL ROUND…                  one figure: the median of its rounds; SENSE is <= or >=
#   figures_end                                        the table
#   machine_load                                       says so where the machine is not quiet
#   ratio A B [DIGITS], times A FACTOR [DIGITS], larger A B, smaller A B

figures_file=

ratio() { awk -v a="$1" -v b="$2" -v d="${3:-3}" 'BEGIN { printf "%.*f", d, b ? a / b : 0 }'; }
times() { awk -v a="$1" -v b="$2" -v d="${3:-3}" 'BEGIN { printf "%.*f", d, a * b }'; }
smaller() { awk -v a="$1" -v b="$2" 'BEGIN { print (a + 0 < b + 0 ? a : b) }'; }
larger() { awk -v a="$1" -v b="$2" 'BEGIN { print (a + 0 > b + 0 ? a : b) }'; }

# How busy others keep the machine: with more who want a processor than there are, the side with more processes gets more of them, so
# that ratios say less, and milliseconds nothing.
machine_load() {
  local load
  read -r load _ </proc/loadavg
  awk -v l="$load" -v n="$(nproc)" 'BEGIN { if (l > n / 2) printf "      others keep this machine busy (load %s on %d processors): repeat these figures when it is quiet\n", l, n }'
}

figures_begin() {
  figures_file=$1
  printf '%-4s %-66s %8s  %-15s %-7s %s\n' row what median 'lowest-highest' goal '' >"$figures_file.txt"
  : >"$figures_file.jsonl"
}

figure() {
  local row=$1 what=$2 sense=$3 goal=$4 low middle high is_good
  shift 4
  read -r low middle high < <(printf '%s\n' "$@" | sort -g | awk '{ v[NR] = $1 } END { print v[1], v[int((NR + 1) / 2)], v[NR] }')
  is_good=$(awk -v v="$middle" -v g="$goal" -v s="$sense" 'BEGIN { print (s == ">=" ? v >= g : v <= g) ? "true" : "false" }')
  printf '%-4s %-66s %8s  %-15s %-7s %s\n' "$row" "$what" "$middle" "$low-$high" "$sense $goal" \
    "$([ "$is_good" = true ] && echo reached || echo "not reached, $(ratio "$middle" "$goal" 2) of it")" | tee -a "$figures_file.txt" | sed 's/^/      /'
  printf '{"row": "%s", "what": "%s", "value": %s, "sense": "%s", "goal": %s, "reached": %s, "rounds": [%s]}\n' \
    "$row" "$what" "$middle" "$sense" "$goal" "$is_good" "$(printf '%s\n' "$@" | paste -sd ,)" >>"$figures_file.jsonl"
}

figures_end() {
  printf '\n'
  cat "$figures_file.txt"
  printf '\n'
  cat "$figures_file.jsonl"
}
