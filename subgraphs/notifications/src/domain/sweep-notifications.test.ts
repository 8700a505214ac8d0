import { expect, test } from "@jest/globals";
import type { ForgottenBefore } from "./notification-store.js";
import { sweepNotifications } from "./sweep-notifications.js";

const now = new Date("2026-05-31T12:00:00Z");

test.each([
  [30, "2026-05-01T12:00:00.000Z"],
  [0, now.toISOString()],
])("with %i days for sent mails, data from before %s is deleted", async (mailRetentionDays, sent) => {
  const calls: (ForgottenBefore | Date | string)[] = [];
  const sweep = sweepNotifications({
    notifications: {
      forgetContents: async (before) => void calls.push(before),
      forgetResendKeys: async (before) => void calls.push(before),
      eraseForgotten: async () => void calls.push("the erased"),
      failAbandoned: async () => 3,
    },
    clock: { now: () => now },
    mailRetentionDays,
  });
  expect(await sweep()).toBe(3);
  expect(calls).toEqual([
    { failed: new Date("2026-05-24T12:00:00Z"), sent: new Date(sent) },
    new Date("2026-05-30T12:00:00Z"),
    "the erased",
  ]);
});
