import type { Logger as TypeormLogger } from "typeorm";
import { currentRequest } from "../../logging/request-context.js";
import type { Logger } from "../../logging/logger.js";
import { isDatabaseUnavailable } from "../database-error.js";
import type { ListServer } from "../replica/list-reader.js";

/** Remembers what happened to statements until the next check of the database. */
export class DatabaseUse {
  /** A statement was sent, or a connection was lost. */
  isRecent = false;
  /** A statement failed because the database was unavailable. */
  hasFailed = false;
  /** The statements of lists and reports by the server that answered them. */
  readonly listReads: Record<ListServer, number> = { replica: 0, primary: 0, fallback: 0 };

  note(error: unknown): void {
    if (isDatabaseUnavailable(error)) this.hasFailed = true;
  }
}

/** A statement that takes longer is logged. */
export const slowStatementMs = 500;

/** A statement that inserts many rows is longer. */
const loggedSqlLength = 2000;

/** Counts each statement for the request that sent it. Logs slow statements without their parameters. */
export class StatementLogger implements TypeormLogger {
  constructor(
    private readonly logger: Logger,
    private readonly use: DatabaseUse,
  ) {}

  logQuery(query: string): void {
    this.use.isRecent = true;
    this.countQuery(query);
  }

  /** A statement on a replica is no use of the database. */
  countQuery(query: string): void {
    const request = currentRequest();
    if (request) request.counters.sqlStatements += 1;
    this.logger.trace({ sql: query }, "statement");
  }

  logQueryError(error: string | Error, query: string): void {
    this.use.note(error);
    this.logger.debug({ err: error, sql: query }, "statement failed");
  }

  logQuerySlow(timeMs: number, query: string): void {
    const sql = query.length > loggedSqlLength ? `${query.slice(0, loggedSqlLength)}…` : query;
    this.logger.warn({ sql, duration: timeMs }, "slow statement");
  }

  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
