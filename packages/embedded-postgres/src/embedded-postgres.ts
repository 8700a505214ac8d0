import { realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { claimDataDir } from "./data-dir-claim.js";
import { EmbeddedPostgresError, reasonOf } from "./embedded-postgres-error.js";
import { findPostgresBinaries } from "./postgres-binaries.js";
import { createCluster } from "./postgres-cluster.js";
import { findPostgresHome, possibleHomes } from "./postgres-home.js";
import { readSuperuserPassword, superuser } from "./postgres-password.js";
import { PostgresServer } from "./postgres-server.js";
import { portIn, readSettingsFile, type PostgresSettings } from "./postgres-settings.js";
import { probePort } from "./postmaster.js";

export { EmbeddedPostgresError, type PostgresSettings };

export interface EmbeddedPostgresOptions {
  /** Created when missing. The same folder keeps the same data and, if it is free, the same port. */
  readonly dataDir: string;
  /** Settings as in postgresql.conf, except for the address and port. */
  readonly settings?: PostgresSettings;
  /** Receives one line for each start, takeover and forced stop. */
  readonly log?: (line: string) => void;
  /**
   * Advice for a user of the program whose server does not start, such as "set DATABASE_URL to a PostgreSQL
   * server of your own". It ends every error message.
   */
  readonly alternative?: string;
}

/** An embedded PostgreSQL server from the binaries of @embedded-postgres/<platform>. It listens on 127.0.0.1 only. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** postgres://souk:PASSWORD@127.0.0.1:PORT/postgres; the user is the superuser. */
  readonly url: string;
}

/**
 * Starts the server, or takes over a server that a killed process left running on the same folder. The server ends when
 * it is disposed of, or some seconds after this process dies. Throws EmbeddedPostgresError, also when another living
 * process owns the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await openServer(options);
  } catch (error) {
    throw withAlternative(asEmbeddedPostgresError(error, options.dataDir), options.alternative);
  }
}

function asEmbeddedPostgresError(error: unknown, dataDir: string): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  return new EmbeddedPostgresError(`cannot run PostgreSQL on ${dataDir} (${reasonOf(error)}); remove the cause`, error);
}

function withAlternative(error: EmbeddedPostgresError, alternative: string | undefined): EmbeddedPostgresError {
  return alternative === undefined
    ? error
    : new EmbeddedPostgresError(`${error.message}, or ${alternative}`, error.cause);
}

/**
 * Returns the state of the server on a folder, without changing anything: the URL when another process runs it,
 * "stopped" when no process runs it, "never started" when there is no data.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<{ url: string } | "stopped" | "never started"> {
  const folder = await realpath(dataDir).catch(() => undefined);
  if (folder === undefined) return "never started";
  let found: "stopped" | "never started" = "never started";
  for (const home of possibleHomes(folder)) {
    const cluster = join(home, "postgres");
    if (!(await stat(cluster).catch(() => undefined))) continue;
    const port = portIn(await readSettingsFile(home));
    if (port !== undefined && (await probePort(port, cluster)) === "ours") return { url: urlOf(home, port) };
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

  await using resources = new AsyncDisposableStack();
  const claim = resources.use(await claimDataDir(home.folder, dataDir));
  if (await createCluster(home, binaries, { sync: settings.fsync !== "off" }))
    log(`PostgreSQL: created ${home.cluster}`);

  const server = new PostgresServer(home, binaries, log);
  claim.noteWatchdog(resources.use(server.watch()).identity);
  const port = await server.run(settings);
  resources.defer(() => server.stop());

  const running = resources.move();
  return { url: urlOf(home.folder, port), [Symbol.asyncDispose]: () => running.disposeAsync() };
}

function urlOf(folder: string, port: number): string {
  return `postgres://${superuser}:${readSuperuserPassword(folder) ?? ""}@127.0.0.1:${port}/postgres`;
}
