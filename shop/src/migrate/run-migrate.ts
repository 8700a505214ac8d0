import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { customEntities } from "@souk/kernel/custom-fields/custom-entities";
import type { Environment } from "@souk/kernel/config/config-reader";
import { shopCurrency } from "../settings/shop-currency.js";
import { migrate, planMigration, type DatabaseToMigrate } from "./migrate-custom-fields.js";

const usage = "usage: souk migrate [--plan]";

export interface MigrateOptions {
  readonly environment: Environment;
  readonly customFields: CustomFields | undefined;
  /** The URL of the database of each subgraph. */
  readonly urls: Readonly<Record<string, string>>;
  readonly out: (line: string) => void;
  readonly printError: (line: string) => void;
}

/**
 * Brings the indexes of the databases in line with the declared fields; with `--plan`, prints the statements only.
 * Returns the exit code: 0, or 2 for wrong arguments or declarations.
 */
export async function runMigrate(given: readonly string[], options: MigrateOptions): Promise<0 | 2> {
  const { environment, customFields, urls, out, printError } = options;
  const isPlan = given.includes("--plan");
  if (given.length > (isPlan ? 1 : 0)) {
    printError(usage);
    return 2;
  }
  const currency = shopCurrency(environment);
  const faults = customFieldFaults(customFields ?? {}, currency);
  if (faults.length > 0) {
    for (const { name, complaint } of faults) printError(`${name} ${complaint}`);
    return 2;
  }
  let count = 0;
  for (const subgraph of new Set(customEntities.map((entity) => entity.subgraph))) {
    const database: DatabaseToMigrate = { subgraph, url: urls[subgraph] ?? "", customFields, currency };
    const report = (statement: string): void => {
      count += 1;
      out(`${subgraph}: ${statement};`);
    };
    if (isPlan) (await planMigration(database)).statements.forEach(report);
    else await migrate(database, report);
  }
  if (count === 0) out("nothing to change");
  return 0;
}
