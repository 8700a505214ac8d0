import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { databaseProtocols, readDatabaseSettings, withDatabase } from "@souk/kernel/config/database-settings";
import { readPaymentProviderNames } from "@souk/kernel/config/payment-providers-setting";
import { subgraphsWithDatabase } from "../databases/service-databases.js";

/**
 * Returns the URL of each database of the shop by the name of its subgraph, and that of the sandbox's bank. Carts in
 * Redis are not included.
 */
export function readBackupDatabases(reader: SettingsReader): ReadonlyMap<string, string> {
  const urls = new Map(
    subgraphsWithDatabase(reader).map((name) => [name as string, readDatabaseSettings(reader, name).url]),
  );
  if (readPaymentProviderNames(reader).includes("sandbox")) {
    const own = reader.optionalUrl("SANDBOX_DATABASE_URL", databaseProtocols);
    urls.set("sandbox", own ?? withDatabase(urls.get("payments") ?? "", "souk_sandbox_bank"));
  }
  return urls;
}
