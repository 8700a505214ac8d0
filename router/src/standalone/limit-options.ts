import type { Environment } from "@souk/kernel/config/config-reader";
import { defaultLimits, type RequestLimits } from "./request-limits.js";
import { UsageError, wholeNumber } from "./usage-error.js";

interface LimitOption {
  readonly limit: Exclude<keyof RequestLimits, "introspection">;
  readonly about: string;
  /** The smallest value; with 0, this value removes the limit. */
  readonly min: 0 | 1;
  readonly max: number;
}

const anyNumber = { min: 0, max: 1_000_000_000 } as const;

const options = {
  "max-depth": { limit: "depth", about: "levels of fields; introspection queries have 15", ...anyNumber },
  "max-fields": { limit: "fields", about: "fields, with those of each spread fragment", ...anyNumber },
  "max-root-fields": { limit: "rootFields", about: "fields at the root", ...anyNumber },
  "max-aliases": { limit: "aliases", about: "aliases", ...anyNumber },
  "max-directives": { limit: "directives", about: "directives", ...anyNumber },
  "max-tokens": { limit: "tokens", about: "tokens of a document", ...anyNumber },
  "max-value-depth": { limit: "valueDepth", about: "nested lists and objects in a value", ...anyNumber },
  "max-cost": { limit: "cost", about: "cost by @cost and @listSize", ...anyNumber },
  "max-operations": { limit: "operations", about: "operations in a JSON array as body", min: 1, max: 100 },
  "max-body-bytes": { limit: "bodyBytes", about: "bytes of a body", min: 1, max: 100 * 1024 * 1024 },
} as const satisfies Record<string, LimitOption>;

type Name = keyof typeof options;
type Entry = readonly [Name, LimitOption];

const entries = Object.entries(options) as readonly Entry[];

/** The options of the limits, for `parseArgs`. */
export const limitOptions = {
  ...(Object.fromEntries(entries.map(([name]) => [name, { type: "string" }])) as Record<
    Name,
    { readonly type: "string" }
  >),
  introspection: { type: "string" },
} as const;

const lineOf = ([name, { limit, about }]: Entry): string =>
  `  ${`--${name} N`.padEnd(24)} ${about} (${defaultLimits[limit]})`;

export const limitUsage = `limits of one request; 0 removes a limit, except for operations and the body

${entries.map(lineOf).join("\n")}
  --introspection on|off   whether __schema and __type are answered (on; with NODE_ENV=production off)
`;

export type LimitValues = { readonly [name in Name | "introspection"]?: string | undefined };

/** Throws UsageError. */
export function readLimits(values: LimitValues, environment: Environment): RequestLimits {
  const limits = entries.map(([name, { limit, min, max }]) => {
    const number = wholeNumber(`--${name}`, values[name] ?? String(defaultLimits[limit]), max, min);
    return [limit, number === 0 ? Infinity : number] as const;
  });
  return {
    ...(Object.fromEntries(limits) as Record<LimitOption["limit"], number>),
    introspection: readIntrospection(values.introspection, environment),
  };
}

/** As in the shop, strangers may read the schema only outside production. */
function readIntrospection(text: string | undefined, { NODE_ENV }: Environment): boolean {
  if (text !== undefined && text !== "on" && text !== "off")
    throw new UsageError(`--introspection is on or off, not ${JSON.stringify(text)}`);
  return text === undefined ? NODE_ENV !== "production" : text === "on";
}
