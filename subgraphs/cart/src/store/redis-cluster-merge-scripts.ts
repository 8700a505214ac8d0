import { mergeCartsLua } from "./redis-cart-scripts.js";

// Two carts of a cluster are on different nodes, so no script can change both. A merge takes the guest's cart away on
// its node, adds it on the account's node, and then forgets what it took, or gives it back. The next reader settles
// what a dead process took: the account's node knows whether the lines have arrived.

/**
 * Keys: the guest's cart and notes, the taken cart and notes, the taking. Arguments: the attempt, the key of its merge,
 * the key that cancels it, the time to live. Returns both hashes, or nothing while another attempt has the cart.
 */
export const takeGuestLua = `
  if redis.call('EXISTS', KEYS[5]) == 1 then return false end
  for i = 1, 2 do
    if redis.call('EXISTS', KEYS[i]) == 1 then redis.call('RENAME', KEYS[i], KEYS[i + 2]) end
  end
  redis.call('HSET', KEYS[5], 'attempt', ARGV[1], 'merge', ARGV[2], 'cancel', ARGV[3], 'at', redis.call('TIME')[1])
  redis.call('EXPIRE', KEYS[5], ARGV[4])
  return { redis.call('HGETALL', KEYS[3]), redis.call('HGETALL', KEYS[4]) }`;

/** Keys: the taking. Returns the attempt, its two keys and its age in seconds, or nothing. */
export const readTakingLua = `
  local attempt, merge, cancel, at = unpack(redis.call('HMGET', KEYS[1], 'attempt', 'merge', 'cancel', 'at'))
  if not attempt then return false end
  return { attempt, merge, cancel, redis.call('TIME')[1] - at }`;

/**
 * Keys: the account's cart and notes, copies of the taken cart and notes, the merge, its cancellation. Arguments: those of
 * `mergeCartsLua`, then both taken hashes as JSON.
 */
export const mergeTakenLua = `
  if redis.call('EXISTS', KEYS[6]) == 1 then return false end
  for i = 1, 2 do
    local hash = cjson.decode(ARGV[#ARGV - 2 + i])
    for j = 1, #hash, 2 do redis.call('HSET', KEYS[i + 2], hash[j], hash[j + 1]) end
  end
  local function merge()
    ${mergeCartsLua}
  end
  local report = merge()
  redis.call('DEL', KEYS[3], KEYS[4])
  return report`;

/** Keys: the merge, its cancellation. Returns 1 when the merge has happened, and otherwise cancels it and returns 0. */
export const settleMergeLua = `
  if redis.call('EXISTS', KEYS[1]) == 1 then return 1 end
  redis.call('SET', KEYS[2], 1, 'EX', 3600)
  return 0`;

/**
 * Keys: as for `takeGuestLua`. Arguments: the attempt, 1 to give the cart back, the maximum units of one product. Lines that
 * were added meanwhile stay.
 */
export const endTakingLua = `
  if redis.call('HGET', KEYS[5], 'attempt') ~= ARGV[1] then return 0 end
  if ARGV[2] == '1' and redis.call('EXISTS', KEYS[3]) == 1 then
    if redis.call('EXISTS', KEYS[1]) == 0 then
      redis.call('RENAME', KEYS[3], KEYS[1])
      if redis.call('EXISTS', KEYS[4]) == 1 then redis.call('RENAME', KEYS[4], KEYS[2]) end
    else
      local fields = redis.call('HGETALL', KEYS[3])
      for i = 1, #fields, 2 do
        local quantity, sequence = string.match(fields[i + 1], '^(%d+):(%d+)$')
        local held = redis.call('HGET', KEYS[1], fields[i])
        if quantity and held then
          local heldQuantity, heldSequence = string.match(held, '^(%d+):(%d+)$')
          local sum = math.min(heldQuantity + quantity, tonumber(ARGV[3]))
          redis.call('HSET', KEYS[1], fields[i], sum .. ':' .. heldSequence)
        elseif quantity then
          redis.call('HSET', KEYS[1], fields[i], fields[i + 1])
        end
      end
      local notes = redis.call('HGETALL', KEYS[4])
      for i = 1, #notes, 2 do redis.call('HSETNX', KEYS[2], notes[i], notes[i + 1]) end
      -- the lines differ from those of every earlier version
      redis.call('HDEL', KEYS[2], 'version', 'versionAt')
    end
  end
  redis.call('DEL', KEYS[3], KEYS[4], KEYS[5])
  return 1`;
