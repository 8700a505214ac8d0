import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { usageBucketCount } from "@souk/kernel/metrics/usage-durations";
import type { Clock } from "@souk/kernel/values/clock";
import { z } from "zod";
import type { UsageLimits, UsageReport, UsageStore } from "./usage-store.js";

export type RecordUsageOutcome =
  { readonly kind: "recorded" } | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const limits: UsageLimits = { operations: 10_000, clients: 1000 };

const count = z.int().min(0).max(2_147_483_647);
const coordinates = z.array(z.string().min(1).max(300)).max(5000);

const clientRule = z
  .object({
    name: z.string().max(100),
    version: z.string().max(50),
    count: count.min(1),
    errors: count,
    durations: z.array(count).length(usageBucketCount),
    maxMs: count,
  })
  .refine(({ errors, count: all }) => errors <= all, { path: ["errors"], message: "must not be more than count" });

const reportRule = z.object({
  id: z.uuid(),
  operations: z
    .array(
      z.object({
        hash: z.string().min(1).max(64),
        name: z.string().max(100),
        kind: z.enum(["query", "mutation", "subscription"]).nullable(),
        document: z.string().max(100_000),
        fields: coordinates,
        deprecatedFields: coordinates,
        clients: z.array(clientRule).min(1).max(1000),
      }),
    )
    .max(100),
});

/** Adds a router's counts to the stored ones. Idempotent. */
export function recordUsage({ usage, clock }: { readonly usage: UsageStore; readonly clock: Clock }) {
  return async (report: unknown): Promise<RecordUsageOutcome> => {
    const checked = checkInput<UsageReport>(reportRule, report);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    await usage.record(checked.value, clock.now(), limits);
    return { kind: "recorded" };
  };
}
