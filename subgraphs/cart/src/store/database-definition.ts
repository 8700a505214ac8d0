import { CartEntity } from "./cart-entity.js";
import { CartLineEntity } from "./cart-line-entity.js";
import { Cart1760000004000 } from "./migrations/001-cart.js";

export const cartDatabase = {
  entities: [CartEntity, CartLineEntity],
  migrations: [Cart1760000004000],
} as const;
