import type pg from "pg";
import type { DatabaseSettings } from "../../config/database-settings.js";
import type { Logger } from "../../logging/logger.js";
import { slowStatementMs, StatementLogger, type DatabaseUse } from "../clients/statement-logger.js";
import { ReplicaListReader, type ListReader, type ListServer } from "./list-reader.js";
import { primarySql, ReadReplica } from "./read-replica.js";
import type { PrimarySample } from "./replica-state.js";
import { positionNumber } from "./write-positions.js";

export interface ReplicaUse {
  readonly lagSeconds: number;
  readonly reads: Readonly<Record<ListServer, number>>;
}

export interface OpenedReplica {
  readonly subgraph: string;
  readonly replica: ReadReplica;
  readonly statements: StatementLogger;
}

export interface ReplicaDependencies {
  readonly connections: pg.PoolConfig;
  readonly primary: Pick<pg.Pool, "query">;
  readonly logger: Logger;
  readonly use: DatabaseUse;
}

/** Returns a reader of lists that chooses the server. */
export function replicaReader(
  { subgraph, replica, statements }: OpenedReplica,
  primary: ListReader,
  use: DatabaseUse,
): ListReader {
  return new ReplicaListReader({
    subgraph,
    replica,
    primary,
    aroundStatement: async (sql, run) => {
      statements.countQuery(sql);
      const startedAtMs = performance.now();
      const rows = await run();
      const tookMs = performance.now() - startedAtMs;
      if (tookMs > slowStatementMs) statements.logQuerySlow(tookMs, sql);
      return rows;
    },
    onRead: (server) => (use.listReads[server] += 1),
  });
}

/** Opens the replica of the settings, if there is one. It connects in the background. */
export function openReplica(
  settings: DatabaseSettings["replica"],
  { connections, primary, logger, use }: ReplicaDependencies,
): OpenedReplica | undefined {
  if (!settings) return undefined;
  const samplePrimary = () => sampleOf(primary);
  const replica = new ReadReplica({ ...settings, connections, samplePrimary, logger });
  return { subgraph: settings.subgraph, replica, statements: new StatementLogger(logger, use) };
}

async function sampleOf(primary: Pick<pg.Pool, "query">): Promise<PrimarySample | undefined> {
  try {
    const { rows } = await primary.query<{ position: string; timeline: string }>(primarySql);
    return rows[0] && { timeline: rows[0].timeline, position: positionNumber(rows[0].position) };
  } catch {
    return undefined;
  }
}
