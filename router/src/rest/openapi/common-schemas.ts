import { z } from "zod";
import { named } from "../bodies/fields.js";

named(
  "Problem",
  z.looseObject({
    error: z.string().describe("The code: stable, listed in docs/error-codes.md."),
    message: z.string(),
    status_code: z.int(),
    detail: z.string().describe("The same as `message`."),
    success: z.literal(false),
    correlation_id: z.string(),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("For 422: every field that breaks a rule."),
    retry_after: z.number().optional().describe("For 429 and 503: seconds."),
  }),
);

const serviceHealth = named(
  "ServiceHealth",
  z.object({
    status: z.enum(["ok", "down", "unknown"]),
    service: z.string(),
    timestamp: z.iso.datetime(),
    uptime: z.int().nullable().describe("Seconds for which the router has seen it up; null while it is not."),
    latency_ms: z.int().nullable(),
    circuit: z
      .enum(["open", "closed"])
      .describe("`open`: the service hangs, and the router refuses calls to it until a probe finds it healthy."),
  }),
);

named(
  "ServicesHealth",
  z.object({
    status: z.enum(["ok", "degraded", "down"]),
    timestamp: z.iso.datetime(),
    services: z.array(serviceHealth),
  }),
);
