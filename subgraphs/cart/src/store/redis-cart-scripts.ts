// Lua runs in Redis as a whole: nothing else happens to the cart meanwhile.
// A cart is one hash: each product's id with "<quantity>:<sequence>", where the sequence is the order of adding, and `updatedAt`
// in milliseconds.

const readLines = `
  local cart = KEYS[1]
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
  local function write(product, quantity, sequence)
    redis.call('HSET', cart, product, quantity .. ':' .. sequence)
  end
  local function touch(updatedAt, ttlSeconds)
    redis.call('HSET', cart, 'updatedAt', updatedAt)
    redis.call('EXPIRE', cart, ttlSeconds)
  end`;

/** Keys: cart. Arguments: product, quantity, "add" or "set", most of one product, most lines, time, time to live. Answers with the outcome, then the hash. */
export const changeCartLineLua = `${readLines}
  local product, wanted, mode = ARGV[1], tonumber(ARGV[2]), ARGV[3]
  local maxQuantity, maxLines, updatedAt, ttlSeconds = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[7]
  local held = lines[product]
  local result = wanted
  if mode == 'add' and held then result = result + held.quantity end
  if result > maxQuantity then return { 'lineQuantityExceeded' } end
  if result > 0 and not held and count >= maxLines then return { 'linesExceeded' } end
  if result > 0 then
    write(product, result, held and held.sequence or last + 1)
    touch(updatedAt, ttlSeconds)
  elseif held then
    redis.call('HDEL', cart, product)
    touch(updatedAt, ttlSeconds)
  end
  local answer = redis.call('HGETALL', cart)
  table.insert(answer, 1, 'changed')
  return answer`;

/** Keys: cart. Arguments: time, time to live. Answers with the hash. */
export const clearCartLua = `${readLines}
  if #fields == 0 then return fields end
  redis.call('DEL', cart)
  touch(ARGV[1], ARGV[2])
  return redis.call('HGETALL', cart)`;

/** Keys: cart, order. Arguments: time, the cart's time to live, the order's, then each product with its quantity. */
export const removeBoughtLua = `${readLines}
  if not redis.call('SET', KEYS[2], ARGV[1], 'NX', 'EX', ARGV[3]) then return 0 end
  if #fields == 0 then return 1 end
  for i = 4, #ARGV, 2 do
    local product = ARGV[i]
    local held = lines[product]
    if held then
      held.quantity = held.quantity - tonumber(ARGV[i + 1])
      if held.quantity > 0 then
        write(product, held.quantity, held.sequence)
      else
        redis.call('HDEL', cart, product)
        lines[product] = nil
      end
    end
  end
  touch(ARGV[1], ARGV[2])
  return 1`;

/**
 * Keys: the account's cart, the guest's, the merge. Arguments: time, the cart's time to live, the merge's, the report, then three lists, each its
 * length and products with quantities: the guest's cart and the account's as they have to be, and what changes. Answers with the
 * report that counts, or nothing where a cart is not as it has to be.
 */
export const mergeCartsLua = `${readLines}
  local known = redis.call('GET', KEYS[3])
  if known then return known end
  local position = 5
  local function nextList()
    local list = {}
    for i = 1, tonumber(ARGV[position]) do
      list[i] = { product = ARGV[position + 2 * i - 1], quantity = tonumber(ARGV[position + 2 * i]) }
    end
    position = position + 1 + 2 * #list
    return list
  end
  local function isAs(list, held, heldCount)
    for _, line in ipairs(list) do
      if not held[line.product] or held[line.product].quantity ~= line.quantity then return false end
    end
    return #list == heldCount
  end
  local guest, guestCount = {}, 0
  local guestFields = redis.call('HGETALL', KEYS[2])
  for i = 1, #guestFields, 2 do
    local quantity = string.match(guestFields[i + 1], '^(%d+):%d+$')
    if quantity then
      guest[guestFields[i]] = { quantity = tonumber(quantity) }
      guestCount = guestCount + 1
    end
  end
  if not isAs(nextList(), guest, guestCount) or not isAs(nextList(), lines, count) then return false end
  for _, change in ipairs(nextList()) do
    local held = lines[change.product]
    if not held then last = last + 1 end
    write(change.product, change.quantity, held and held.sequence or last)
  end
  touch(ARGV[1], ARGV[2])
  redis.call('DEL', KEYS[2])
  redis.call('SET', KEYS[3], ARGV[4], 'EX', ARGV[3])
  return ARGV[4]`;
