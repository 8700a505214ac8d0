import { claimDataDir } from "./data-dir-claim.js";
import { EmbeddedPostgresError, orOwnServer, reasonOf } from "./embedded-postgres-error.js";
import { findPostgresBinaries } from "./postgres-binaries.js";
import { createCluster } from "./postgres-cluster.js";
import { findPostgresHome } from "./postgres-home.js";
import { PostgresServer } from "./postgres-server.js";
import type { PostgresSettings } from "./postgres-settings.js";

export { EmbeddedPostgresError };

export interface EmbeddedPostgresOptions {
  /** Made when missing. The same folder brings back the same data and, while it is free, the same port. */
  readonly dataDir: string;
  /** As in postgresql.conf; where the server listens is not theirs to say. */
  readonly settings?: PostgresSettings;
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server of our own, from the binaries of @embedded-postgres/<platform>, listening on 127.0.0.1 only. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** postgres://souk@127.0.0.1:PORT/postgres; the user is the superuser and needs no password. */
  readonly url: string;
}

/**
 * Starts the server, or takes over the one that a killed start left on the same folder.
 * It ends with the disposal, or some seconds after this process if that never comes.
 * Throws EmbeddedPostgresError, also when another living process has the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await openServer(options);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `cannot run PostgreSQL on ${options.dataDir} (${reasonOf(error)}); see to that ${orOwnServer}`,
      error,
    );
  }
}

async function openServer({
  dataDir,
  settings = {},
  log = () => undefined,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = await findPostgresHome(dataDir);
  const binaries = await findPostgresBinaries(home.user);

  await using opened = new AsyncDisposableStack();
  const claim = opened.use(await claimDataDir(home.folder, dataDir));
  if (await createCluster(home, binaries, { sync: settings.fsync !== "off" })) log(`PostgreSQL: made ${home.cluster}`);

  const server = new PostgresServer(home, binaries, log);
  claim.noteWatchdog(opened.use(server.watch()).identity);
  const port = await server.run(settings);
  opened.defer(() => server.stop());

  const running = opened.move();
  return { url: `postgres://souk@127.0.0.1:${port}/postgres`, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
