# run_node_tests FILE…: node's own test runner over these files, one more at once than there are cores, since each has a service and a
# database of its own and waits for them a third of the time; each failure as it prints it, and the counts as the last line.
run_node_tests() {
  local said passed failed
  said=$(mktemp)
  node --test --test-concurrency="$(($(nproc) + 1))" --test-reporter=spec "$@" 2>&1 | tee "$said" | grep -vE '^ℹ ' # its summary is said again below
  passed=$(sed -n 's/^ℹ pass //p' "$said" | tail -n 1)
  failed=$(sed -n 's/^ℹ fail //p' "$said" | tail -n 1)
  rm -f "$said"
  [ -n "$passed" ] || { echo "node ran no test"; passed=0 failed=1; }
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
