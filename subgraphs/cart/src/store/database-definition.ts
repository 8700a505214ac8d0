import { CartEntity } from "./cart-entity.js";
import { CartLineEntity } from "./cart-line-entity.js";
import { Cart1760000004000 } from "./migrations/001-cart.js";
import { LargerLines1760000004001 } from "./migrations/002-larger-lines.js";

export const cartDatabase = {
  entities: [CartEntity, CartLineEntity],
  migrations: [Cart1760000004000, LargerLines1760000004001],
} as const;
