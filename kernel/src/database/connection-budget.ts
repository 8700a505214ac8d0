import type { SettingsReader } from "../config/config-reader.js";
import { subgraphNames, subgraphsWithJobs } from "../config/subgraph-addresses.js";

/**
 * The most connections to PostgreSQL that one replica of the shop opens, by use. Every connection of the shop is counted here, and
 * `scripts/checks/connection-budget.test.ts` compares it with the code.
 */
export const connectionUses = {
  /** A pool for each subgraph's database and one for the sandbox's bank. */
  pools: subgraphNames.length + 1,
  /** The sandbox bank has a worker only when it sends webhooks, which only tests enable. */
  jobWorkers: subgraphsWithJobs.length,
  /** For subscriptions, in orders and inventory. */
  listeners: 2,
  /** For changes of public data, in catalog, courses and reviews; only when the server has connections to spare. */
  spareListeners: 3,
  /** The self-audit reads all databases listed in `shop/src/audit/database-snapshot.ts` at the same time. */
  audit: subgraphsWithJobs.length + 1,
} as const;

/** With one connection, the requests of a subgraph wait for each other: enough for a small server with few clients. */
const pool = { least: 1, usual: 2, most: 10 };
/** One connection listens, so that a job starts immediately; the others fetch and complete jobs. */
const jobs = { least: 2, most: 6 };

/** The settings for connections. */
export interface ConnectionSettings {
  /** The connections for this installation; undefined: the number that the server allows. */
  readonly total?: number | undefined;
  /** The number of replicas of the shop that share the connections. */
  readonly replicas: number;
  /** The size of each pool, instead of the derived one. */
  readonly poolSize?: number | undefined;
}

/** The connections of each pool and of each job worker. */
export interface ConnectionShares {
  readonly pool: number;
  readonly jobs: number;
  /** Whether catalog, courses and reviews may each open a connection for changes of public data. */
  readonly spareListeners: boolean;
}

/** `DATABASE_CONNECTIONS`, `REPLICAS` and `DATABASE_POOL_SIZE`. */
export function readConnectionSettings(reader: SettingsReader): ConnectionSettings {
  const counted = (min: number, max: number) => ({ fallback: min, min, max, unit: "connections" });
  const isGiven = (name: string): boolean => reader.optionalText(name) !== undefined;
  /**
   * @setting DATABASE_CONNECTIONS the connections to PostgreSQL that all replicas share; the sizes of all pools
   * derive from it: docs/reliability.md
   * @default nine tenths of the server's limit
   * @example 180
   */
  const total = reader.wholeNumber("DATABASE_CONNECTIONS", counted(1, 100_000));
  /**
   * @setting DATABASE_POOL_SIZE the connections of each subgraph's pool
   * @default derived from `DATABASE_CONNECTIONS`
   * @example 10
   */
  const poolSize = reader.wholeNumber("DATABASE_POOL_SIZE", counted(pool.least, 200));
  return {
    total: isGiven("DATABASE_CONNECTIONS") ? total : undefined,
    /**
     * @setting REPLICAS the number of replicas of the shop that share the connections
     * @default 1
     */
    replicas: reader.wholeNumber("REPLICAS", { fallback: 1, min: 1, max: 1000, unit: "replicas" }),
    poolSize: isGiven("DATABASE_POOL_SIZE") ? poolSize : undefined,
  };
}

/** The server has too few connections for the shop. The message is the line that the operator reads. */
export class TooFewConnectionsError extends Error {}

/**
 * Divides the server's connections among pools and job workers; requests get the largest part. Throws
 * TooFewConnectionsError.
 */
export function connectionShares(settings: ConnectionSettings, available: number): ConnectionShares {
  const { replicas } = settings;
  const { pools, jobWorkers, listeners, audit } = connectionUses;
  const total = settings.total ?? withMargin(available, replicas);
  const needed = leastConnections(replicas);
  if (total > available) throw new TooFewConnectionsError(tooMany(total, available));
  if (total < needed) throw new TooFewConnectionsError(tooFew(total, needed, settings));
  const spareListeners = Math.floor(total / replicas) >= usualConnections(1) + connectionUses.spareListeners;
  const ofListeners = listeners + (spareListeners ? connectionUses.spareListeners : 0);
  const ofReplica = Math.floor(total / replicas) - audit - ofListeners;
  const share = Math.floor(ofReplica / (pools + jobWorkers));
  const jobShare = between(jobs, share);
  const poolShare = between(pool, Math.floor((ofReplica - jobWorkers * jobShare) / pools));
  return { pool: settings.poolSize ?? poolShare, jobs: jobShare, spareListeners };
}

/** Returns the minimum number of connections that the replicas of the shop need. */
export function leastConnections(replicas: number): number {
  const { pools, jobWorkers, listeners, audit } = connectionUses;
  return replicas * (pools * pool.least + jobWorkers * jobs.least + listeners + audit);
}

/** With these, two requests of a subgraph read at the same time. */
function usualConnections(replicas: number): number {
  return leastConnections(replicas) + replicas * connectionUses.pools * (pool.usual - pool.least);
}

/** When the server has plenty of connections, a tenth stays free for people and other programs. */
function withMargin(available: number, replicas: number): number {
  return Math.max(Math.floor(available * 0.9), Math.min(available, usualConnections(replicas)));
}

function between({ least, most }: { least: number; most: number }, requested: number): number {
  return Math.min(Math.max(requested, least), most);
}

function tooMany(total: number, available: number): string {
  return `DATABASE_CONNECTIONS is ${total}, and the PostgreSQL server gives ${available}; lower it, or raise max_connections of the server`;
}

function tooFew(total: number, needed: number, { total: given, replicas }: ConnectionSettings): string {
  const source = given === undefined ? "the PostgreSQL server gives" : "DATABASE_CONNECTIONS gives";
  const remedy = given === undefined ? "raise max_connections of the server" : "raise DATABASE_CONNECTIONS";
  const shop = replicas === 1 ? "the shop needs" : `${replicas} replicas of the shop (REPLICAS) need`;
  return `${source} ${total} connections, and ${shop} at least ${needed}; ${remedy}${replicas === 1 ? "" : ", or lower REPLICAS"}`;
}
