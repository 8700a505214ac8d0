import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { hasCoordinate, readUsage, UsageUnavailableError, usageDays } from "./read-usage.js";
import { usageText, type FieldUsage } from "./usage-text.js";
import { readUsageSource, type UsageSource } from "./usage-source.js";

export const usage = `usage: souk schema usage FIELD [--days N] [--json]

Shows which operations, clients and versions use a field of a running shop: what a deprecation of the field would affect.
FIELD is Type.field, Type.field.argument, Input.field or Enum.VALUE, such as Product.name. --days: 1 to 400, 30 when
absent. SCHEMA_USAGE_URL and SCHEMA_USAGE_TOKEN name the shop and an API key with the scope accounts:read. The exit code
is 0 for an unused field, 1 for a field in use, and 2 when nothing can be said.`;

export interface SchemaOptions {
  readonly environment: Environment;
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** A name of the schema; the form `Type.field(argument:)` of the specification is also accepted. */
const coordinate = /^[_A-Za-z]\w*(?:\.[_A-Za-z]\w*){1,2}$/;
const mostDays = 400;

/** Returns the exit code: 0 for an unused field, 1 for a used one, 2 for wrong arguments or an unavailable shop. */
export async function runSchema(args: readonly string[], options: SchemaOptions): Promise<0 | 1 | 2> {
  const { out, printError } = options;
  const requested = readArguments(args);
  if (!requested) {
    printError(usage);
    return 2;
  }
  const source = sourceOf(options);
  if (!source) return 2;
  const { field, days, isJson } = requested;
  try {
    if (!(await hasCoordinate(source, field))) {
      printError(`the graph of ${source.url} has no ${field}`);
      return 2;
    }
    const operations = await readUsage(source, { field, days });
    const found: FieldUsage = { field, days, operations };
    out(isJson ? JSON.stringify(found, null, 2) : usageText(found));
    return operations.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageUnavailableError)) throw error;
    printError(error.message);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  const place = args.indexOf("--days");
  const days = place === -1 ? usageDays : Number(args[place + 1]);
  const rest = place === -1 ? args : args.toSpliced(place, 2);
  const [verb, given = "", ...others] = rest.filter((each) => each !== "--json");
  const field = given.replace(/\((\w+):?\)$/, ".$1");
  const isRight = verb === "usage" && others.length === 0 && coordinate.test(field);
  if (!isRight || !Number.isInteger(days) || days < 1 || days > mostDays) return undefined;
  return { field, days, isJson: args.includes("--json") };
}

function sourceOf({ environment, printError }: SchemaOptions): UsageSource | undefined {
  const reader = new SettingsReader(environment);
  const source = readUsageSource(reader);
  for (const { name, complaint } of reader.faults) printError(`${name} ${complaint}`);
  if (reader.faults.length > 0) return undefined;
  if (!source)
    printError(
      "SCHEMA_USAGE_URL and SCHEMA_USAGE_TOKEN are missing: the graph of a running shop, and an API key of it",
    );
  return source;
}
