import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { RuleRefusal } from "@souk/kernel/project/rules";
import type { StockShortage } from "@souk/kernel/values/stock-shortage";
import { maxLineQuantity, maxLines } from "./cart.js";
import type { ChangeLineOutcome } from "./cart-store.js";

export type UnavailableReason = "notOnSale" | "courseNotPublished" | "accountNeeded" | "ownCourse";

/** The reason why a cart was not changed. */
export type Refusal =
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | { readonly kind: "productNotFound"; readonly productId: string }
  | {
      readonly kind: "productUnavailable";
      readonly productId: string;
      readonly name: string;
      readonly reason: UnavailableReason;
    }
  /** The course may be a draft, so the refusal has no details. */
  | { readonly kind: "courseNotOnSale"; readonly productId: string }
  | { readonly kind: "outOfStock"; readonly shortages: readonly StockShortage[] }
  | { readonly kind: "alreadyOwned"; readonly productId: string }
  /** The cart has another version than the expected one. */
  | { readonly kind: "otherVersion" }
  | RuleRefusal
  | ServiceUnavailable;

/** Returns the refusal for a change that the store did not make. */
export function storeRefusal(exceeded: Exclude<ChangeLineOutcome["kind"], "changed">): Refusal {
  if (exceeded === "otherVersion") return { kind: "otherVersion" };
  const field =
    exceeded === "linesExceeded"
      ? { path: "productId", message: `a cart holds at most ${maxLines} products` }
      : { path: "quantity", message: `a cart holds at most ${maxLineQuantity} of one product` };
  return { kind: "invalid", fields: [field] };
}
