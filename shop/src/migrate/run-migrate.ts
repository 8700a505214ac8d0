import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { customEntities } from "@souk/kernel/custom-fields/custom-entities";
import { SettingsReader, type Environment } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { migrate, planMigration, type DatabaseToMigrate } from "./migrate-custom-fields.js";

export interface MigrateOptions {
  readonly environment: Environment;
  /** Valid: see `loadProject`. */
  readonly customFields: CustomFields | undefined;
  /** The URL of the database of each subgraph. */
  readonly urls: Readonly<Record<string, string>>;
  /** Prints the statements and runs none. */
  readonly isPlan: boolean;
  readonly out: (line: string) => void;
}

/** Brings the indexes of the databases in line with the declared fields. */
export async function runMigrate(options: MigrateOptions): Promise<void> {
  const { environment, customFields, urls, isPlan, out } = options;
  const currency = readCurrency(new SettingsReader(environment));
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
}
