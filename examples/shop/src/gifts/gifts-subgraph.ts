import type { ForeignSubgraph } from "@souk/shop/config";

/** `gifts.py` answers at the address in the setting. */
export const gifts: ForeignSubgraph = {
  name: "gifts",
  url: "GIFTS_URL",
  schema: "./gifts.graphql",
  timeoutMs: 1000,
};
