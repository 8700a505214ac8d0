import { maxQueries } from "./entity-cache-limits.js";

// Redis runs a Lua script atomically. Each entity is one hash. Its fields are the questions about the entity, each with
// the value "<kept at> <for ms> <JSON>". Times are in milliseconds with three decimals, on the clock of Redis only,
// because client clocks differ. A changed entity has only the field `changed`. While that field exists nothing is
// cached, so a client that read the entity before the change cannot store the old value.

const readClock = `
  local clock = redis.call('TIME')
  local now = clock[1] * 1000 + clock[2] / 1000
`;

/** ARGV: the question. Returns the time and the cached answer of each entity. */
export const findEntitiesLua = `
  ${readClock}
  local found = { string.format('%.3f', now) }
  for i, key in ipairs(KEYS) do found[i + 1] = redis.call('HGET', key, ARGV[1]) end
  return found
`;

/**
 * ARGV: the question, the lifetime in milliseconds, the latest time at which the answers may be stored, and the JSON of
 * each entity.
 */
export const storeEntitiesLua = `
  ${readClock}
  if now > tonumber(ARGV[3]) then return end
  for i, key in ipairs(KEYS) do
    if redis.call('HEXISTS', key, 'changed') == 0 then
      if redis.call('HLEN', key) >= ${maxQueries} then redis.call('DEL', key) end
      redis.call('HSET', key, ARGV[1], string.format('%.3f', now) .. ' ' .. ARGV[2] .. ' ' .. ARGV[i + 3])
      if redis.call('PTTL', key) < tonumber(ARGV[2]) then redis.call('PEXPIRE', key, ARGV[2]) end
    end
  end
`;

/** ARGV: the number of milliseconds for which nothing is cached. */
export const forgetEntitiesLua = `
  for _, key in ipairs(KEYS) do
    redis.call('DEL', key)
    redis.call('HSET', key, 'changed', 1)
    redis.call('PEXPIRE', key, ARGV[1])
  end
`;
