import { expect, test } from "@jest/globals";
import { handleWebhook, type HandleWebhookDependencies } from "./handle-webhook.js";
import type { EventSubject } from "./webhook.js";

const charge: EventSubject = { kind: "charge", idempotencyKey: "key" };
const refund: EventSubject = { kind: "refund", idempotencyKey: "key" };
const providerOrder: EventSubject = { kind: "providerOrder", providerOrderId: "order_1" };

/** Returns what a webhook settles. All payments and refunds here belong to the provider "stripe". */
async function settledBy(provider: string, subject: EventSubject | null): Promise<string[]> {
  const done: string[] = [];
  const deps = {
    payments: {
      findPaymentByKey: async () => ({ id: "payment", provider: "stripe" }),
      findPaymentByProviderOrder: async (name: string, id: string) =>
        name === "stripe" && id === "order_1" ? { id: "payment", provider: "stripe" } : null,
    },
    refunds: { findRefundByKey: async () => ({ id: "refund", provider: "stripe" }) },
    webhooks: {
      findEvent: async () => ({ id: "event", type: "test", subject }),
      recordHandled: async (handled: string, eventId: string) => done.push(`handled ${handled} ${eventId}`),
    },
    clock: { now: () => new Date(0) },
    settlePendingPayment: async (id: string) => void done.push(`settled ${id}`),
    settlePendingRefund: async (id: string) => void done.push(`settled ${id}`),
  } as unknown as HandleWebhookDependencies;
  await handleWebhook(deps)(provider, "event");
  return done;
}

test.each<[string, string, EventSubject | null, string[]]>([
  ["a charge of its provider settles the payment", "stripe", charge, ["settled payment"]],
  ["a charge of another provider settles nothing", "razorpay", charge, []],
  ["an order of its provider settles the payment", "stripe", providerOrder, ["settled payment"]],
  ["an order of another provider settles nothing", "razorpay", providerOrder, []],
  ["a refund of its provider settles the refund", "stripe", refund, ["settled refund"]],
  ["a refund of another provider settles nothing", "razorpay", refund, []],
  ["an event without a subject settles nothing", "stripe", null, []],
])("a webhook about %s", async (_case, provider, subject, settled) => {
  expect(await settledBy(provider, subject)).toEqual([...settled, `handled ${provider} event`]);
});
