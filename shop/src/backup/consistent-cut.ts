import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { readContents, readTableNames } from "./database-contents.js";
import { BackupError, type BackedUpDatabase } from "./manifest.js";

/** A database with a transaction that sees it as it was at the moment of the cut. */
export interface CutDatabase {
  readonly contents: BackedUpDatabase;
  readonly client: pg.Client;
}

/** Snapshots of several databases, on one server or several, at one moment. */
export interface ConsistentCut extends AsyncDisposable {
  readonly databases: readonly CutDatabase[];
  readonly takenAt: Date;
  readonly frozenMs: number;
}

/**
 * The time in milliseconds for which the locks of each attempt may wait. All but the last two are shorter than
 * PostgreSQL's deadlock_timeout (1 s), so that the backup releases its locks before PostgreSQL ends a statement of the shop. Only
 * a wait that is longer makes an autovacuum release its table.
 */
const attempts = [400, 600, 800, 800, 800, 2000, 2000];
const pauseMs = 1000;
/** PostgreSQL then ends the connection of a backup that does not answer while it holds locks. */
const holdMs = 5000;

/** query_canceled by statement_timeout, deadlock_detected, lock_not_available */
const busyCodes = ["57014", "40P01", "55P03"];

/**
 * Makes all writes wait until every database has a snapshot. No transaction that writes is open then, so the snapshots
 * are what a power failure of all servers at that moment would leave. Throws BackupError.
 */
export async function takeConsistentCut(
  urls: ReadonlyMap<string, string>,
  report: (line: string) => void,
): Promise<ConsistentCut> {
  await using resources = new AsyncDisposableStack();
  const databases = await all(
    [...urls].map(async ([name, url]) => {
      const [lock, snapshot] = [await connect(name, url, resources), await connect(name, url, resources)];
      return { name, lock, snapshot };
    }),
  );
  for (const [index, limitMs] of attempts.entries()) {
    if (index > 0) await delay(pauseMs);
    const moment = await freeze(databases, limitMs);
    if (moment === undefined) {
      report(`writes could not be stopped within ${limitMs} ms; attempt ${index + 1} of ${attempts.length}`);
      continue;
    }
    const cut = await Promise.all(
      databases.map(async ({ name, snapshot }) => ({
        client: snapshot,
        contents: await readContents(snapshot, name),
      })),
    );
    const owned = resources.move();
    return { ...moment, databases: cut, [Symbol.asyncDispose]: () => owned.disposeAsync() };
  }
  throw new BackupError("the shop is too busy: its writes could not be stopped for a moment; try again later");
}

interface OpenDatabase {
  readonly name: string;
  readonly lock: pg.Client;
  readonly snapshot: pg.Client;
}

type Moment = Pick<ConsistentCut, "takenAt" | "frozenMs">;

/** Takes the snapshots. Returns undefined when writes could not be stopped, or a table was created meanwhile. */
async function freeze(databases: readonly OpenDatabase[], limitMs: number): Promise<Moment | undefined> {
  const locked = await Promise.all(databases.map(({ lock }) => readTableNames(lock)));
  const startedAt = performance.now();
  let takenAt: Date;
  try {
    await all(databases.map(({ lock }, index) => lockTables(lock, locked[index] ?? [], limitMs)));
    takenAt = new Date();
    await all(databases.map(({ snapshot }) => takeSnapshot(snapshot)));
  } catch (error) {
    await all(databases.map(({ snapshot }) => snapshot.query("rollback")));
    if (busyCodes.includes((error as { code?: string }).code ?? "")) return undefined;
    throw new BackupError(`the databases cannot be read: ${(error as Error).message}`, error);
  } finally {
    await Promise.allSettled(databases.map(({ lock }) => lock.query("rollback")));
  }
  const frozenMs = Math.ceil(performance.now() - startedAt);
  const seen = await Promise.all(databases.map(({ snapshot }) => readTableNames(snapshot)));
  if (String(seen) === String(locked)) return { takenAt, frozenMs };
  await all(databases.map(({ snapshot }) => snapshot.query("rollback")));
  return undefined;
}

/** SHARE waits for the open transactions that write, makes new writes wait, and lets reads pass. */
async function lockTables(client: pg.Client, tables: readonly string[], limitMs: number): Promise<void> {
  await client.query(
    `begin; set local statement_timeout = ${limitMs}; set local idle_in_transaction_session_timeout = ${holdMs}`,
  );
  if (tables.length > 0) await client.query(`lock table ${tables.join(", ")} in share mode`);
}

/** The first query of the transaction takes the snapshot. */
async function takeSnapshot(client: pg.Client): Promise<void> {
  await client.query(`
    begin isolation level repeatable read read only;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    select now()`);
}

/** Waits for all, also when one fails, and then throws the first failure. */
async function all<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

async function connect(name: string, url: string, resources: AsyncDisposableStack): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: "souk-backup",
  });
  // the next statement reports a broken connection
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new BackupError(`cannot reach the database of ${name}: ${(error as Error).message}`, error);
  }
  resources.defer(() => client.end().catch(() => undefined));
  return client;
}
