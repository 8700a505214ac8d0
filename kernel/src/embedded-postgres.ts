import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { claimDataDir } from "./data-dir-claim.js";
import { EmbeddedPostgresError, orOwnServer, reasonOf } from "./embedded-postgres-error.js";
import { findPostgresBinaries } from "./postgres-binaries.js";
import { createCluster, superuser } from "./postgres-cluster.js";
import { findPostgresHome, possibleHomes } from "./postgres-home.js";
import { PostgresServer } from "./postgres-server.js";
import { portIn, readSettingsFile, type PostgresSettings } from "./postgres-settings.js";
import { askPort } from "./postmaster.js";

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

/**
 * What is there of the server on a folder, without changing anything: the URL when another process runs it, "stopped" when
 * nobody does, "never started" when there are no data.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<{ url: string } | "stopped" | "never started"> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (folder === undefined) return "never started";
  let found: "stopped" | "never started" = "never started";
  for (const home of possibleHomes(folder)) {
    const cluster = join(home, "postgres");
    if (!(await stat(cluster).catch(() => undefined))) continue;
    const port = portIn(await readSettingsFile(home));
    if (port !== undefined && (await askPort(port, cluster)) === "ours") return { url: urlOf(port) };
    found = "stopped";
  }
  return found;
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
  return { url: urlOf(port), [Symbol.asyncDispose]: () => running.disposeAsync() };
}

function urlOf(port: number): string {
  return `postgres://${superuser}@127.0.0.1:${port}/postgres`;
}
