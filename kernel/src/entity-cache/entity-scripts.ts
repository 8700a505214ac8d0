import { maxQuestions } from "./keeping-limits.js";

// Lua runs in Redis as a whole: nothing else happens to these entities meanwhile.
// An entity is one hash. Its fields are the questions that were asked about it, each with "<kept at> <for ms> <JSON>". Times are
// milliseconds, with three decimals, by the clock of Redis alone, since those who ask have others. One that has changed has the field `changed` and no other: while that is there
// nothing is kept, so that nobody who read it before the change puts back what they read.

const readClock = `
  local clock = redis.call('TIME')
  local now = clock[1] * 1000 + clock[2] / 1000
`;

/** ARGV: the question. Answers with the time, and what is kept of each entity. */
export const findEntitiesLua = `
  ${readClock}
  local found = { string.format('%.3f', now) }
  for i, key in ipairs(KEYS) do found[i + 1] = redis.call('HGET', key, ARGV[1]) end
  return found
`;

/** ARGV: the question, for how many milliseconds, the latest time for keeping them, and the JSON of each entity. */
export const keepEntitiesLua = `
  ${readClock}
  if now > tonumber(ARGV[3]) then return end
  for i, key in ipairs(KEYS) do
    if redis.call('HEXISTS', key, 'changed') == 0 then
      if redis.call('HLEN', key) >= ${maxQuestions} then redis.call('DEL', key) end
      redis.call('HSET', key, ARGV[1], string.format('%.3f', now) .. ' ' .. ARGV[2] .. ' ' .. ARGV[i + 3])
      if redis.call('PTTL', key) < tonumber(ARGV[2]) then redis.call('PEXPIRE', key, ARGV[2]) end
    end
  end
`;

/** ARGV: for how many milliseconds nothing is kept. */
export const forgetEntitiesLua = `
  for _, key in ipairs(KEYS) do
    redis.call('DEL', key)
    redis.call('HSET', key, 'changed', 1)
    redis.call('PEXPIRE', key, ARGV[1])
  end
`;
