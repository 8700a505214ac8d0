import { SettingsReader, readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { createLogger } from "@souk/kernel/logging/logger";
import { embeddedServer } from "../audit/database-urls.js";
import { serviceDatabases, type ServiceDatabase } from "../databases/service-databases.js";
import { roleDatabases } from "../one-process/role-databases.js";
import { readShopConfig, type DatabaseServer } from "../settings/config.js";

export interface MigrationDatabases extends AsyncDisposable {
  readonly databases: readonly ServiceDatabase[];
}

/**
 * Returns the databases of this environment's shop. An embedded server that does not run is started, and runs until the
 * result is disposed of. `createMissing`: creates missing databases and roles, as the start does.
 * Throws SettingsError, UnreadableDatabaseError, EmbeddedPostgresError and DatabaseUnreachableError.
 */
export async function openMigrationDatabases(
  environment: Environment,
  { createMissing }: { readonly createMissing: boolean },
): Promise<MigrationDatabases> {
  await using resources = new AsyncDisposableStack();
  const server = await serverOf(environment, resources);
  const roles = server && createMissing ? await roleDatabases(server, environment, createLogger("souk", "warn")) : {};
  const databases = serviceDatabases(new SettingsReader({ ...environment, ...roles }), server);
  const owned = resources.move();
  return { databases, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

async function serverOf(
  environment: Environment,
  resources: AsyncDisposableStack,
): Promise<DatabaseServer | undefined> {
  const { embeddedDatabase, databaseServer, dataDir } = readSettings("souk migrate", environment, readShopConfig);
  if (!embeddedDatabase) return databaseServer;
  return { url: await embeddedServer(dataDir, resources), waitMs: 0, isOwn: true };
}
