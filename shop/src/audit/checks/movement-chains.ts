import type { Row } from "../database-snapshot.js";
import type { Check } from "../check.js";
import type { Finding } from "../difference.js";

export interface MovementChain extends Row {
  /** The number of movements according to the chain's head. */
  readonly length: number;
  /** The number of chained movements that exist. */
  readonly chained: number;
  /** The number of movements that the shop did not write. */
  readonly unchained: number;
  /** The first movement whose hash does not match its content and the previous movement; null when all match. */
  readonly brokenAt: number | null;
  /** Whether the chain's head names the last movement. */
  readonly isHead: boolean;
}

/** A product's movements are complete, were written by the shop, and are in the order of their chain. */
export const movementChains: Check<{ chain: MovementChain }> = {
  name: "movement-chains",
  compares: "stock movements with the hashes of when they were written",
  of: "products",
  advice: "Restore the movements of the product from a backup, or count the shelf and set the stock with adjustStock.",
  sources: {
    chain: {
      database: "inventory",
      sql: `
        with linked as (
          select product_id, chain_position, chain_hash,
            chain_position <> row_number() over chain
              or chain_hash <> movement_hash(lag(chain_hash) over chain, movement) as is_broken,
            lead(chain_position) over chain is null as is_last
          from stock_movements movement
          window chain as (partition by product_id order by chain_position)
        )
        select product_id::text as key, coalesce(chain.length, 0) as length, coalesce(there.chained, 0) as chained,
          coalesce(there.unchained, 0) as unchained, there.broken_at as "brokenAt",
          coalesce(there.last = encode(chain.head, 'hex'), there.last is null and chain.head is null) as "isHead"
        from (
          select product_id, count(chain_position) as chained, count(*) - count(chain_position) as unchained,
            min(chain_position) filter (where is_broken) as broken_at,
            max(encode(chain_hash, 'hex')) filter (where is_last) as last
          from linked group by product_id
        ) there full join movement_chains chain using (product_id)`,
    },
  },
  compare: ({ chain }) => (chain ? compareMovements(chain) : []),
};

/** Returns at most one finding per product, because a deleted movement breaks the rest of its chain too. */
export function compareMovements({ key, length, chained, unchained, brokenAt, isHead }: MovementChain): Finding[] {
  const subject = `product ${key}`;
  if (unchained > 0)
    return [{ subject, expected: "movements that the shop wrote", found: `${unchained} that something else wrote` }];
  if (chained !== length)
    return [{ subject, expected: `${length} movements, as they were counted`, found: `${chained}` }];
  if (brokenAt !== null) {
    const found = `movement ${brokenAt} of ${length} changed, moved or replaced`;
    return [{ subject, expected: "movements as the shop wrote them", found }];
  }
  return isHead ? [] : [{ subject, expected: "the last movement that the shop wrote", found: "another last movement" }];
}
