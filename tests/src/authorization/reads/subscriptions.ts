import { describe, expect, test } from "vitest";
import { Subscription, type StreamedAnswer } from "../../test-kit/clients/subscription.js";
import type { KnownShop } from "../known-shop.js";
import { roles, rules, type Role, type Outcome } from "../rules.js";
import { subscriptionRows } from "../rows/all-rows.js";
import type { SubscriptionRow } from "../table.js";

function expectedOutcome({ rule, of = "everybody" }: SubscriptionRow, role: Role): Outcome {
  const refusal = rules[rule][role];
  return refusal === "value" ? rules[of][role] : refusal;
}

function seenIn({ data, errors = [] }: StreamedAnswer<{ it: unknown } | null>): string {
  const [error] = errors;
  if (error) return error.extensions.code;
  return data?.it == null ? "nothing" : "value";
}

const cases = Object.entries(subscriptionRows).flatMap(([coordinate, row]) =>
  roles.map((role) => [coordinate, role, expectedOutcome(row, role), row] as const),
);

/** Tests what each role gets from every subscription. */
export function subscriptionsByRole(shopOf: () => KnownShop): void {
  describe("a subscriber", () => {
    test.each(cases)("%s as %s: %s", async (_coordinate, role, outcome, { call }) => {
      const operation = shopOf().fill(`subscription { it: ${call} { __typename } }`);
      using updates = new Subscription<{ it: unknown } | null>(shopOf().clients[role], operation, {});
      const first = await updates.next();
      expect(first === undefined || first === "ended" ? first : seenIn(first)).toBe(outcome);
      // a subscriber who may not see the events gets the end of the stream at once
      if (outcome !== "value") expect(await updates.next()).toBe("ended");
    });
  });
}
