import { beforeChange, type ServiceUnavailable } from "@souk/kernel/peers/before-change";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import { noRules } from "@souk/kernel/project/rules";
import type { ChangeCartDependencies } from "./add-to-cart.js";
import { addToCartFacts } from "./add-to-cart-facts.js";
import { askAboutProducts, type ProductFacts } from "./ask-about-products.js";
import { type Cart, type CartContents, type ProductQuantity, maxLineQuantity, maxLines } from "./cart.js";
import { planAddition, type AddedLine, type AdditionPlan } from "./plan-addition.js";
import { priceCart } from "./price-cart.js";

export type AddLinesOutcome =
  | { readonly kind: "added"; readonly cart: Cart; readonly lines: readonly AddedLine[] }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] }
  | ServiceUnavailable;

/**
 * The number of plans to try: a plan is outdated when the cart changes meanwhile. Only the cart's owner writes to it.
 */
const maxPlans = 10;

const addLinesRule = z.object({
  lines: z
    .array(
      z.object({
        productId: z.string(),
        quantity: z.int().min(1, "must be at least 1").max(maxLineQuantity, `must be at most ${maxLineQuantity}`),
      }),
    )
    .min(1, "must not be empty")
    .max(maxLines, `must be at most ${maxLines}`),
});

/**
 * Adds as much as possible of each product, as one change, and returns an outcome for each product. Clients use it to
 * buy the products of a former order again, and to undo the removal of lines.
 */
export function addLinesToCart(deps: ChangeCartDependencies) {
  const { store } = deps;
  const price = priceCart(deps);
  const change = changeByPlan(deps);
  const planByRules = planningByRules(deps);
  return async (input: { readonly lines: readonly ProductQuantity[] }, buyer: Buyer): Promise<AddLinesOutcome> => {
    const checked = checkInput(addLinesRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const requested = oncePerProduct(checked.value.lines);
    for (let plans = 0; plans < maxPlans; plans++) {
      const contents = await store.readCart(buyer.id);
      const facts = await beforeChange(() =>
        askAboutProducts(deps, {
          buyer,
          productIds: requested.map(({ productId }) => productId),
          alsoPriced: contents.lines.map(({ productId }) => productId),
        }),
      );
      if ("kind" in facts) return facts;
      const plan = await beforeChange(() => planByRules({ buyer, contents, requested, facts }));
      if ("kind" in plan) return plan;
      const changed = await change({ buyer, contents, facts, plan });
      if (changed) return { kind: "added", lines: plan.lines, cart: await price(buyer, changed, facts.products) };
    }
    return { kind: "serviceUnavailable", service: "cart" };
  };
}

interface RequestedAddition {
  readonly buyer: Buyer;
  readonly contents: CartContents;
  readonly requested: readonly ProductQuantity[];
  readonly facts: ProductFacts;
}

/** Plans an addition without the products that a rule refuses. Throws ServiceUnavailableError. */
function planningByRules({ rules = noRules }: Pick<ChangeCartDependencies, "rules">) {
  return async ({ buyer, contents, requested, facts }: RequestedAddition): Promise<AdditionPlan> => {
    const refused = new Set<string>();
    const plan = (): AdditionPlan =>
      planAddition(contents, requested, (id) => ({ ...facts.factsOf(id), isRefusedByRule: refused.has(id) }));
    const checked = new Set<string>();
    // a refused line makes room for another one, which has a rule to pass, too
    for (;;) {
      const next = rules.has("beforeAddToCart")
        ? plan().changes.find(({ productId }) => !checked.has(productId))
        : undefined;
      const product = next && facts.products.get(next.productId);
      if (!next || !product) return plan();
      checked.add(next.productId);
      const given = addToCartFacts({ buyer, product, quantity: next.quantity, contents });
      if (await rules.beforeAddToCart(given)) refused.add(next.productId);
    }
  };
}

interface PlannedAddition {
  readonly buyer: Buyer;
  readonly contents: CartContents;
  readonly facts: ProductFacts;
  readonly plan: AdditionPlan;
}

/** Returns the cart after the change; null when the cart no longer matches the plan. */
function changeByPlan({ store, clock }: Pick<ChangeCartDependencies, "store" | "clock">) {
  return async ({ buyer, contents, facts, plan }: PlannedAddition): Promise<CartContents | null> => {
    if (plan.changes.length === 0) return contents;
    const changes = plan.changes.map((line) => ({
      ...line,
      priceWhenAdded: facts.products.get(line.productId)?.price ?? null,
    }));
    const outcome = await store.changeLines({
      buyerId: buyer.id,
      plannedFor: contents.lines,
      changes,
      at: clock.now(),
    });
    return outcome.kind === "changed" ? outcome.contents : null;
  };
}

/** Sums the quantities of a product that is named twice. */
function oncePerProduct(lines: readonly ProductQuantity[]): readonly ProductQuantity[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    const id = productId.toLowerCase();
    quantities.set(id, (quantities.get(id) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}
