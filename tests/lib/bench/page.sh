# P14: the page of a child in Chromium, each time as one who has never been there, from a warm server over a council's 2,675 children.

measure_page() {
  local views=() i script style view
  world "$council" "$council"
  sign_in worker
  node "$BENCH_LIB/view.mjs" "http://127.0.0.1:$port" "$BENCH_COOKIE" "$(page_child)" "$rounds" >"$temporary/views" ||
    stop_with 1 "the page could not be seen"
  while read -r view script style; do views+=("$view"); done <"$temporary/views"
  figure P14 "page of a child: script in kB, compressed" "<=" 45 "$script"
  figure P14 "page of a child: style in kB, compressed" "<=" 15 "$style"
  figure P14 "page of a child: name and own words seen, in seconds" "<=" 1 "${views[@]}"
}

page_child() { printf '00000000-0000-4000-8000-%012d' $((BENCH_STEP * 7)); }
