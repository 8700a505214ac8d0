// Redis runs each Lua script atomically. A cart is one hash: it maps each line's id to "<quantity>:<sequence>",
// where the sequence is the order of adding, and it has `updatedAt` in milliseconds. The id of a line is that of its
// product, unless the line has values of declared fields. The notes are a second hash, which older releases do not read.
// They map each line's id to "<minor units>:<currency>", the price at the last change of the line, and
// "values:<line's id>" to its product and values. `counted` is 1 when the cart is counted as a start since its last order, and 0 after an order. `version` is
// valid while `versionAt` equals `updatedAt`: a change by an older release sets only `updatedAt`. A separate script
// counts the start of a cart, because that key may be on another node of a cluster.

const readLines = `
  local cart, notes = KEYS[1], KEYS[2]
  local lines, count, last = {}, 0, 0
  local fields = redis.call('HGETALL', cart)
  for i = 1, #fields, 2 do
    local quantity, sequence = string.match(fields[i + 1], '^(%d+):(%d+)$')
    if quantity then
      lines[fields[i]] = { quantity = tonumber(quantity), sequence = tonumber(sequence) }
      count = count + 1
      last = math.max(last, tonumber(sequence))
    end
  end
  local function write(line, quantity, sequence)
    redis.call('HSET', cart, line, quantity .. ':' .. sequence)
  end
  local function keepPrice(product, price)
    if price == '' then redis.call('HDEL', notes, product) else redis.call('HSET', notes, product, price) end
  end
  local function keepValues(line, values)
    if values ~= '' then redis.call('HSET', notes, 'values:' .. line, values) end
  end
  local function takeAway(line)
    redis.call('HDEL', cart, line)
    redis.call('HDEL', notes, line, 'values:' .. line)
  end
  local function isStart()
    local counted = redis.call('HGET', notes, 'counted')
    if counted == '1' then return 0 end
    redis.call('HSET', notes, 'counted', 1)
    -- one with lines that nobody has counted is of before starts were
    if counted == '0' or count == 0 then return 1 end
    return 0
  end
  local version = redis.call('HGET', notes, 'version')
  local lastChange = redis.call('HGET', cart, 'updatedAt')
  if redis.call('HGET', notes, 'versionAt') ~= lastChange then version = false end
  -- the name of a version is the same as in the answers of the store; an empty text expects none
  local function isExpected(expected, cartId)
    if expected == '' then return true end
    return expected == (version or (lastChange and cartId .. ':' .. lastChange) or cartId)
  end
  local function touch(updatedAt, ttlSeconds, newVersion)
    redis.call('HSET', cart, 'updatedAt', updatedAt)
    redis.call('HSET', notes, 'version', newVersion, 'versionAt', updatedAt)
    redis.call('EXPIRE', cart, ttlSeconds)
    redis.call('EXPIRE', notes, ttlSeconds)
  end`;

/**
 * For scripts with a plan: reads its lists, each of which is a length followed by a fixed number of values per line.
 */
const readPlan = `
  local position
  local function nextList(width)
    local list = {}
    for i = 1, tonumber(ARGV[position]) do
      local at = position + (i - 1) * width
      list[i] = { product = ARGV[at + 1], quantity = tonumber(ARGV[at + 2]), price = ARGV[at + 3], values = ARGV[at + 4] }
    end
    position = position + 1 + width * #list
    return list
  end
  local function isAs(list, held, heldCount)
    for _, line in ipairs(list) do
      if not held[line.product] or held[line.product].quantity ~= line.quantity then return false end
    end
    return #list == heldCount
  end`;

/** Keys: cart, notes. */
export const readCartLua = `return { redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]) }`;

/**
 * Keys: cart, notes. Arguments: product, quantity, "add" or "set", maximum units of one product, maximum lines, time,
 * time to live, price, version after a change, expected version, the cart's id, values of declared fields.
 * Returns the outcome, both hashes, and 1 when the change started the cart.
 */
export const changeCartLineLua = `${readLines}
  if not isExpected(ARGV[10], ARGV[11]) then return { 'otherVersion' } end
  local product, wanted, mode = ARGV[1], tonumber(ARGV[2]), ARGV[3]
  local maxQuantity, maxLines, updatedAt, ttlSeconds = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[7]
  local held = lines[product]
  local result, begins = wanted, 0
  if mode == 'add' and held then result = result + held.quantity end
  if result > maxQuantity then return { 'lineQuantityExceeded' } end
  if result > 0 and not held and count >= maxLines then return { 'linesExceeded' } end
  if result > 0 then
    write(product, result, held and held.sequence or last + 1)
    keepPrice(product, ARGV[8])
    keepValues(product, ARGV[12])
    begins = isStart()
    if version and held and held.quantity == result then touch(updatedAt, ttlSeconds, version)
    else touch(updatedAt, ttlSeconds, ARGV[9]) end
  elseif held then
    takeAway(product)
    touch(updatedAt, ttlSeconds, ARGV[9])
  end
  return { 'changed', redis.call('HGETALL', cart), redis.call('HGETALL', notes), begins }`;

/**
 * Keys: cart, notes. Arguments: time, time to live, version after a change, then two lists: the expected cart, and the
 * changes with their prices and values.
 * Returns both hashes and 1 when the change started the cart; nothing when the cart is not the expected one.
 */
export const changeCartLinesLua = `${readLines}${readPlan}
  position = 4
  if not isAs(nextList(2), lines, count) then return false end
  for _, change in ipairs(nextList(4)) do
    local held = lines[change.product]
    if not held or held.quantity ~= change.quantity then version = false end
    if not held then last = last + 1 end
    write(change.product, change.quantity, held and held.sequence or last)
    keepPrice(change.product, change.price)
    keepValues(change.product, change.values)
  end
  local begins = isStart()
  touch(ARGV[1], ARGV[2], version or ARGV[3])
  return { redis.call('HGETALL', cart), redis.call('HGETALL', notes), begins }`;

/**
 * Keys: cart, notes. Arguments: time, time to live, version after a change, expected version, the cart's id. Returns both
 * hashes; nothing when the cart has another version.
 */
export const clearCartLua = `${readLines}
  if not isExpected(ARGV[4], ARGV[5]) then return false end
  if #fields == 0 then return { fields, {} } end
  if count > 0 then version = false end
  local counted = redis.call('HGET', notes, 'counted')
  redis.call('DEL', cart, notes)
  if counted then redis.call('HSET', notes, 'counted', counted) end
  touch(ARGV[1], ARGV[2], version or ARGV[3])
  return { redis.call('HGETALL', cart), redis.call('HGETALL', notes) }`;

/**
 * Keys: cart, notes, order. Arguments: time, the cart's time to live, the order's, version after a change, then each product with
 * its quantity.
 */
export const removeBoughtLua = `${readLines}
  if not redis.call('SET', KEYS[3], ARGV[1], 'NX', 'EX', ARGV[3]) then return 0 end
  if #fields == 0 then return 1 end
  redis.call('HSET', notes, 'counted', 0)
  for i = 5, #ARGV, 2 do
    local product = ARGV[i]
    local held = lines[product]
    if held then
      version = false
      held.quantity = held.quantity - tonumber(ARGV[i + 1])
      if held.quantity > 0 then
        write(product, held.quantity, held.sequence)
      else
        takeAway(product)
        lines[product] = nil
      end
    end
  end
  touch(ARGV[1], ARGV[2], version or ARGV[4])
  return 1`;

/**
 * Keys: the account's cart and notes, the guest's, the merge. Arguments: time, the cart's time to live, the merge's,
 * the report, version after a change, then three lists: the guest's and the account's expected carts, and the changes.
 * Returns the valid report, or nothing when a cart is not the expected one. A changed line takes the price that the
 * guest saw. A guest's cart that moves completely into an empty cart keeps its version, so that an order placed from it
 * is found again.
 */
export const mergeCartsLua = `${readLines}${readPlan}
  local known = redis.call('GET', KEYS[5])
  if known then return known end
  position = 6
  local guest, guestCount, taken = {}, 0, 0
  local guestFields = redis.call('HGETALL', KEYS[3])
  for i = 1, #guestFields, 2 do
    local quantity = string.match(guestFields[i + 1], '^(%d+):%d+$')
    if quantity then
      guest[guestFields[i]] = { quantity = tonumber(quantity) }
      guestCount = guestCount + 1
    end
  end
  if not isAs(nextList(2), guest, guestCount) or not isAs(nextList(2), lines, count) then return false end
  local changes = nextList(2)
  for _, change in ipairs(changes) do
    local held = lines[change.product]
    if not held or held.quantity ~= change.quantity then version = false end
    if guest[change.product] and guest[change.product].quantity == change.quantity then taken = taken + 1 end
    if not held then last = last + 1 end
    write(change.product, change.quantity, held and held.sequence or last)
    local seen = redis.call('HGET', KEYS[4], change.product)
    if seen then keepPrice(change.product, seen) end
    keepValues(change.product, redis.call('HGET', KEYS[4], 'values:' .. change.product) or '')
  end
  isStart()
  if count == 0 and taken == guestCount and #changes == guestCount
    and redis.call('HGET', KEYS[4], 'versionAt') == redis.call('HGET', KEYS[3], 'updatedAt')
  then version = redis.call('HGET', KEYS[4], 'version') end
  touch(ARGV[1], ARGV[2], version or ARGV[5])
  redis.call('DEL', KEYS[3], KEYS[4])
  redis.call('SET', KEYS[5], ARGV[4], 'EX', ARGV[3])
  return ARGV[4]`;

/** Keys: the starts of a day. Arguments: the minute of the day, the expiry of the key in seconds since 1970. */
export const countStartLua = `
  redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
  redis.call('EXPIREAT', KEYS[1], ARGV[2])
  return 1`;
