import { CartEntity } from "./cart-entity.js";
import { CartLineEntity } from "./cart-line-entity.js";
import { Cart1760000004000 } from "./migrations/001-cart.js";
import { LargerLines1760000004001 } from "./migrations/002-larger-lines.js";
import { ForgettingPlannedOnce1760000004002 } from "./migrations/003-forgetting-planned-once.js";
import { CartMerges1760000004003 } from "./migrations/004-cart-merges.js";
import { PricesWhenAdded1760000004004 } from "./migrations/005-prices-when-added.js";
import { CartStarts1760000004005 } from "./migrations/006-cart-starts.js";
import { CartVersions1760000004006 } from "./migrations/007-cart-versions.js";
import { LineValues1760000004080 } from "./migrations/008-line-values.js";

export const cartDatabase = {
  entities: [CartEntity, CartLineEntity],
  migrations: [
    Cart1760000004000,
    LargerLines1760000004001,
    ForgettingPlannedOnce1760000004002,
    CartMerges1760000004003,
    PricesWhenAdded1760000004004,
    CartStarts1760000004005,
    CartVersions1760000004006,
    LineValues1760000004080,
  ],
} as const;
