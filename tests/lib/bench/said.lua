-- The end of a wrk run as one line that the bench reads: requests a second, latencies in microseconds, answers that were not 2xx.
local threads = {}

function setup(thread)
  thread:set("id", #threads + 1)
  table.insert(threads, thread)
end

function done(summary, latency)
  io.write(string.format("SAID %.1f %d %d %d %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50),
    latency:percentile(95), latency:percentile(99), summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end

function child()
  return string.format("00000000-0000-4000-8000-%012d", math.random(tonumber(os.getenv("BENCH_CHILDREN"))))
end
