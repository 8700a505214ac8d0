import { readFileSync } from "node:fs";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { z } from "zod";
import { countedBy, defaultRates, type RateKind, type RateTable } from "./rate-table.js";

const limit = z.strictObject({ points: z.int().positive(), seconds: z.int().positive() });
const changesSchema = z.partialRecord(
  z.enum(Object.keys(defaultRates) as [RateKind, ...RateKind[]]),
  z.partialRecord(z.enum(countedBy), limit.nullable()),
);
type Changes = z.infer<typeof changesSchema>;

/** Returns the limits; undefined when they are off. */
export function readRateTable(reader: SettingsReader): RateTable | undefined {
  /**
   * @setting RATE_LIMITS `off` disables rate limits, for load tests; refused in production
   * @default on
   */
  const on = reader.oneOf("RATE_LIMITS", ["on", "off"], "on") === "on";
  if (!on && reader.production) reader.fault("RATE_LIMITS", "cannot be off in production");
  const changes = readChanges(reader);
  return on ? changedTable(changes) : undefined;
}

/**
 * `RATE_LIMITS_FILE` contains the limits that differ from the defaults, as JSON:
 * `{ "login": { "address": { "points": 60, "seconds": 60 }, "email": null } }`.
 * Limits that it does not name stay unchanged; null removes a limit.
 */
function readChanges(reader: SettingsReader): Changes {
  /**
   * @setting RATE_LIMITS_FILE a JSON file with changed limits: docs/limits.md
   * @example /etc/souk/rate-limits.json
   */
  const file = reader.optionalText("RATE_LIMITS_FILE");
  if (file === undefined) return {};
  try {
    return changesSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    reader.fault("RATE_LIMITS_FILE", `${JSON.stringify(file)} ${complaintOf(error)}`);
    return {};
  }
}

function complaintOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof SyntaxError ? "is no JSON" : "cannot be read";
  const [issue] = error.issues;
  return `is wrong at ${issue?.path.join(".") || "its root"}: ${issue?.message}`;
}

function changedTable(changes: Changes): RateTable {
  const known: RateTable = defaultRates;
  return Object.fromEntries(
    Object.entries(known).map(([kind, limits]) => {
      const merged = Object.entries({ ...limits, ...changes[kind as RateKind] });
      return [kind, Object.fromEntries(merged.filter(([, each]) => each !== null))];
    }),
  );
}
