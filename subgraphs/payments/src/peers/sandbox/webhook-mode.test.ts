import { expect, test } from "@jest/globals";
import { deliveryDelaysMs, type WebhookMode } from "./webhook-mode.js";

test.each<[WebhookMode, readonly number[]]>([
  ["off", []],
  ["normal", [0]],
  ["late", [20_000]],
  ["twice", [0, 0]],
])("%s", (mode, delays) => {
  expect(deliveryDelaysMs(mode, "event", "1")).toEqual(delays);
});

test("disordered: each within ten seconds, in an order that depends on the seed", () => {
  const delays = (seed: string) => ["a", "b", "c", "d"].flatMap((id) => deliveryDelaysMs("disordered", id, seed));
  expect(delays("1")).toHaveLength(4);
  for (const delayMs of delays("1")) expect(delayMs).toBeLessThan(10_000);
  expect(delays("1")).toEqual(delays("1"));
  expect(delays("2")).not.toEqual(delays("1"));
});
