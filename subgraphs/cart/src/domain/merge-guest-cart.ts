import type { Clock } from "@souk/kernel/values/clock";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { isUuid } from "@souk/kernel/values/uuid";
import { fetchProductFacts } from "./fetch-product-facts.js";
import type { CartStore, MergeKey } from "./cart-store.js";
import type { PurchaseDependencies } from "./check-purchase.js";
import { planMerge, type MergeReport } from "./plan-merge.js";

export interface MergeDependencies extends PurchaseDependencies {
  readonly store: CartStore;
  readonly clock: Clock;
}

/**
 * The number of plans to try: a plan is outdated when a cart changes meanwhile. Only the carts' owner writes to them.
 */
const maxPlans = 10;

const nothingToMerge: MergeReport = { lines: [] };

/**
 * Moves the lines of a guest's cart into an account's cart, as one change of both, and deletes the guest's cart. A
 * repeat under the same merge id returns the first report. Throws ServiceUnavailableError, and has changed nothing
 * then.
 */
export function mergeGuestCart(deps: MergeDependencies) {
  const { store, clock } = deps;
  return async (key: MergeKey): Promise<MergeReport> => {
    const { mergeId, guestId, userId } = key;
    if (![mergeId, guestId, userId].every(isUuid) || guestId === userId) return nothingToMerge;
    for (let plans = 0; plans < maxPlans; plans++) {
      const known = await store.findMerge(key);
      if (known) return known;
      const [guest, account] = await Promise.all([store.readCart(guestId), store.readCart(userId)]);
      if (guest.lines.length === 0) return nothingToMerge;
      const productIds = guest.lines.map(({ productId }) => productId);
      const { factsOf } = await fetchProductFacts(deps, { buyer: { kind: "user", id: userId }, productIds });
      const { report, changes } = planMerge(guest, account, factsOf);
      const merge = { ...key, guest: guest.lines, account: account.lines, changes, report, at: clock.now() };
      const outcome = await store.mergeCarts(merge);
      if (outcome.kind === "merged") return outcome.report;
    }
    throw new ServiceUnavailableError("cart");
  };
}
