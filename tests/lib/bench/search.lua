-- Names with one letter left out, swapped or doubled: what is typed in a hurry.
dofile(os.getenv("BENCH_LIB") .. "/said.lua")
local headers = { Cookie = os.getenv("BENCH_COOKIE") }
local given, family = {}, {}
for name in os.getenv("BENCH_GIVEN"):gmatch("%S+") do table.insert(given, name) end
for name in os.getenv("BENCH_FAMILY"):gmatch("%S+") do table.insert(family, name) end

local function misspelt(name)
  local at, how = math.random(2, #name - 1), math.random(3)
  if how == 1 then return name:sub(1, at - 1) .. name:sub(at + 1) end
  if how == 2 then return name:sub(1, at) .. name:sub(at, at) .. name:sub(at + 1) end
  return name:sub(1, at - 1) .. name:sub(at + 1, at + 1) .. name:sub(at, at) .. name:sub(at + 2)
end

function init() math.randomseed(os.time() + id * 7919) end
function request()
  return wrk.format("GET", "/api/v1/children?limit=20&q=" .. given[math.random(#given)] .. "+" .. misspelt(family[math.random(#family)]), headers)
end
