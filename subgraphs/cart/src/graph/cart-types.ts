import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { CartLineResolver } from "./cart-line-resolver.js";
import { CartResolver } from "./cart-resolver.js";
import { CheckoutResolver } from "./checkout-resolver.js";
import { IdleCartsResolver } from "./idle-carts-resolver.js";
import { MergeResolver } from "./merge-resolver.js";
import { StartsResolver } from "./starts-resolver.js";

export const cartTypes: GraphTypes = {
  resolvers: [
    CartResolver,
    CartLineResolver,
    CheckoutResolver,
    IdleCartsResolver,
    MergeResolver,
    StartsResolver,
    PersonalDataResolver,
    ImportResolver,
  ],
  orphanedTypes: [],
};
