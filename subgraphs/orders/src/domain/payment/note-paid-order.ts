import { noRules } from "@souk/kernel/project/rules";
import type { OrderDeps } from "../order-deps.js";
import { checkoutFacts } from "../order/checkout-facts.js";
import { isGuests } from "../order/order.js";

/** Runs the rules for paid orders and writes their notes to the order's events, once per rule. */
export function notePaidOrder({ store, clock, rules = noRules }: Pick<OrderDeps, "store" | "clock" | "rules">) {
  return async (orderId: string): Promise<void> => {
    const order = await store.findOrder("id", orderId);
    if (!order) return;
    const buyer = { kind: isGuests(order) ? "guest" : "user", id: order.buyerId } as const;
    const facts = { ...checkoutFacts(buyer, order), orderId, orderNumber: order.number };
    for (const { rule, text } of await rules.afterOrderPaid(facts)) {
      const event = {
        eventId: `rule:${rule}`,
        type: "ruleNoted",
        detail: text,
        at: clock.now(),
        actor: "rules",
      } as const;
      await store.recordEvent({ ...event, orderId });
    }
  };
}
