# P14: the page of a child in Chromium, each time as one who has never been there, from a warm server over a council's 2,675 children.

measure_page() {
  local views script style
  world "$council" "$council"
  sign_in worker
  node "$BENCH_LIB/view.mjs" "http://127.0.0.1:$port" "$BENCH_COOKIE" "$(page_child)" "$rounds" >"$temporary/views" ||
    stop_with 1 "the page could not be seen"
  mapfile -t views < <(cut -d ' ' -f 1 "$temporary/views")
  read -r _ script style <"$temporary/views"
  figure P14 "page of a child: script in kB, compressed" "<=" 45 "$script"
  figure P14 "page of a child: style in kB, compressed" "<=" 15 "$style"
  figure P14 "page of a child: name and own words seen, in seconds" "<=" 1 "${views[@]}"
}

page_child() { printf '00000000-0000-4000-8000-%012d' $((BENCH_STEP * 7)); }
