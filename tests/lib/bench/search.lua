dofile(os.getenv("BENCH_LIB") .. "/said.lua")
local headers = { Cookie = os.getenv("BENCH_COOKIE") }
local typed = {}
for line in io.lines(os.getenv("BENCH_TYPED")) do
  table.insert(typed, (line:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)))
end

function request() return wrk.format("GET", "/api/v1/children?limit=20&q=" .. typed[math.random(#typed)], headers) end
