import { readFileSync } from "node:fs";
import { startCatalog } from "@souk/catalog/app";
import { startEmbeddedPostgres } from "@souk/embedded-postgres";
import { withDatabase } from "@souk/kernel/config/database-settings";
import { testServiceContext } from "@souk/kernel/testing/test-service-context";
import pg from "pg";
import { quantile } from "../measure/spread.ts";
import { searchKinds, type SearchKind } from "./search-kinds.ts";
import { searchRows } from "./search-rows.ts";

export interface SearchBenchOptions {
  /** The folder of the PostgreSQL server. A later run reuses the products. */
  readonly data: string;
  readonly products: number;
  readonly rounds: number;
  readonly report: (line: string) => void;
}

export interface Times {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the service and of PostgreSQL. */
  readonly p50CpuMs: number;
  readonly p99CpuMs: number;
}

export interface SearchRow {
  readonly title: string;
  /** Requests of each of the two measurements. */
  readonly requests: number;
  /** Each request follows a change of the catalog, so that nothing is cached. */
  readonly changed: Times;
  /** The catalog does not change. */
  readonly unchanged: Times;
}

/** Sends searches, one at a time, to the catalog in this process. */
export async function benchSearch({ data, products, rounds, report }: SearchBenchOptions): Promise<SearchRow[]> {
  await using server = await startEmbeddedPostgres({ dataDir: data, log: report });
  const url = withDatabase(server.url, `search_${products}`);
  const database = { url, poolSize: 4, waitMs: 5000, preparesStatements: true };
  const context = await testServiceContext();
  await using catalog = await startCatalog(
    { database, currency: "CAD", demoData: false, publicUrl: "https://souk.example" },
    context,
  );
  await using client = await connect(url);
  await fill(client, products, report);
  const execute = async (query: string, variables: Record<string, unknown>): Promise<void> => {
    const { errors } = await context.execute(catalog, query, variables);
    if (errors) throw new Error(`a search failed: ${JSON.stringify(errors)}`);
  };
  const rows: SearchRow[] = [];
  for (const kind of searchKinds) {
    rows.push(await measureKind(kind, { execute, client, rounds }));
    report(`${kind.title}: ${JSON.stringify(rows.at(-1))}`);
  }
  return rows;
}

interface Bench {
  readonly execute: (query: string, variables: Record<string, unknown>) => Promise<void>;
  readonly client: pg.Client;
  readonly rounds: number;
}

async function measureKind(
  { title, query, variables }: SearchKind,
  { execute, client, rounds }: Bench,
): Promise<SearchRow> {
  const measure = async (isChanged: boolean): Promise<Times> => {
    const samples: Sample[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const given of variables) {
        if (isChanged) await client.query("insert into catalog_changes default values");
        samples.push(await sampleOf(client, () => execute(query, given)));
      }
    }
    return timesOf(samples);
  };
  // PostgreSQL plans a statement anew the first five times.
  for (const given of [...variables, ...variables]) await execute(query, given);
  const changed = await measure(true);
  for (const given of variables) await execute(query, given);
  return { title, requests: rounds * variables.length, changed, unchanged: await measure(false) };
}

interface Sample {
  readonly ms: number;
  readonly cpuMs: number;
}

async function sampleOf(client: pg.Client, run: () => Promise<void>): Promise<Sample> {
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  const cpuOfDatabase = (): number => rows.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
  const [before, own, start] = [cpuOfDatabase(), process.cpuUsage(), performance.now()];
  await run();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  return { ms, cpuMs: cpuOfDatabase() - before + (user + system) / 1000 };
}

/** The time that a process of one thread has run on a CPU, from the scheduler's statistics of Linux. */
function cpuMsOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // the connection ended meanwhile
    return 0;
  }
}

function timesOf(samples: readonly Sample[]): Times {
  const ms = samples.map((sample) => sample.ms).toSorted((one, other) => one - other);
  const cpu = samples.map((sample) => sample.cpuMs).toSorted((one, other) => one - other);
  return {
    p50Ms: quantile(ms, 0.5),
    p99Ms: quantile(ms, 0.99),
    p50CpuMs: quantile(cpu, 0.5),
    p99CpuMs: quantile(cpu, 0.99),
  };
}

async function connect(connectionString: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

/** Writes the products unless an earlier run did. */
async function fill(client: pg.Client, products: number, report: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ products: number }>("select count(*)::int as products from products");
  if (rows[0]?.products === products) return;
  const begin = performance.now();
  await client.query("truncate products, categories, search_words cascade; set synchronous_commit = off");
  for (const statement of searchRows(products)) await client.query(statement);
  await client.query("vacuum analyze");
  report(`loaded ${products} products in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}
