import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import { noRules } from "@souk/kernel/project/rules";
import type { ChangeCartDependencies } from "./add-to-cart.js";
import { addToCartFacts } from "./add-to-cart-facts.js";
import { fetchProductFacts, type ProductFacts } from "./fetch-product-facts.js";
import { type Cart, type CartContents, lineIdOf, type ProductQuantity, maxLineQuantity, maxLines } from "./cart.js";
import { readingLineValues, type GivenValues } from "./line-values.js";
import { planAddition, type AddedLine, type AdditionPlan } from "./plan-merge.js";
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
        custom: z.unknown().optional(),
      }),
    )
    .min(1, "must not be empty")
    .max(maxLines, `must be at most ${maxLines}`),
});

/** A line to add, with the values of declared fields. */
export interface LineToAdd {
  readonly productId: string;
  readonly quantity: number;
  readonly custom?: unknown;
}

interface ReadLine extends ProductQuantity {
  readonly faults: GivenValues["faults"];
}

/**
 * Adds as much as possible of each product, as one change, and returns an outcome for each product. Clients use it to
 * buy the products of a former order again, and to undo the removal of lines.
 */
export function addLinesToCart(deps: ChangeCartDependencies) {
  const { store } = deps;
  const price = priceCart(deps);
  const change = changeByPlan(deps);
  const planByRules = planningByRules(deps);
  const readValues = readingLineValues(deps.lineFields ?? []);
  const readLine = ({ productId: given, quantity, custom }: LineToAdd, index: number): ReadLine => {
    const productId = given.toLowerCase();
    const { declared, faults } = readValues(productId, custom, `lines.${index}.`);
    return { productId, quantity, declared, faults };
  };
  return async (input: { readonly lines: readonly LineToAdd[] }, buyer: Buyer): Promise<AddLinesOutcome> => {
    const checked = checkInput(addLinesRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const read = checked.value.lines.map(readLine);
    for (let plans = 0; plans < maxPlans; plans++) {
      const contents = await store.readCart(buyer.id);
      const facts = await unlessUnavailable(() =>
        fetchProductFacts(deps, {
          buyer,
          productIds: read.map(({ productId }) => productId),
          alsoPriced: contents.lines.map(({ productId }) => productId),
        }),
      );
      if ("kind" in facts) return facts;
      const isCourse = ({ productId }: ReadLine): boolean => facts.products.get(productId)?.kind === "COURSE";
      const faults = read.flatMap((line) => (isCourse(line) ? [] : line.faults));
      if (faults.length > 0) return { kind: "invalid", fields: faults };
      // a course has one line, without values of declared fields
      const requested = oncePerLine(read.map((line) => (isCourse(line) ? { ...line, declared: undefined } : line)));
      const plan = await unlessUnavailable(() => planByRules({ buyer, contents, requested, facts }));
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
function planningByRules({ rules = noRules, lineFields = [] }: Pick<ChangeCartDependencies, "rules" | "lineFields">) {
  return async ({ buyer, contents, requested, facts }: RequestedAddition): Promise<AdditionPlan> => {
    const refused = new Set<string>();
    const plan = (): AdditionPlan =>
      planAddition(contents, requested, (productId, lineId) => ({
        ...facts.factsOf(productId),
        isRefusedByRule: refused.has(lineId),
      }));
    const checked = new Set<string>();
    // a refused line makes room for another one, which has a rule to pass, too
    for (;;) {
      const next = rules.has("beforeAddToCart")
        ? plan().changes.find((line) => !checked.has(lineIdOf(line)))
        : undefined;
      const product = next && facts.products.get(next.productId);
      if (!next || !product) return plan();
      const lineId = lineIdOf(next);
      checked.add(lineId);
      const { quantity, declared } = next;
      const given = addToCartFacts({ buyer, product, quantity, contents, declared, lineFields });
      if (await rules.beforeAddToCart(given)) refused.add(lineId);
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

/** Sums the quantities of a product that is named twice with the same values. */
function oncePerLine(lines: readonly ProductQuantity[]): readonly ProductQuantity[] {
  const sums = new Map<string, ProductQuantity>();
  for (const { productId, declared, quantity } of lines) {
    const id = lineIdOf({ productId, declared });
    sums.set(id, { productId, declared, quantity: (sums.get(id)?.quantity ?? 0) + quantity });
  }
  return [...sums.values()];
}
