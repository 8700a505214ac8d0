/**
 * Returns the name of the violated constraint for a unique, check or foreign key violation; undefined for other errors.
 */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = driverErrorOf(error);
  return code === "23505" || code === "23514" || code === "23503" ? constraint : undefined;
}

/** Node's error codes for an unreachable server. */
const unreachableCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
]);

/**
 * SQLSTATEs, or whole classes of them, that describe the server's state and not the statement. The same statement can
 * succeed later. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const unavailableStates = [
  "08", // connection exception
  "25006", // read only, as after a failover
  "28", // the role or its password is refused
  "3D000", // no such database
  "53", // insufficient resources: disk full, out of memory, too many connections
  "55000", // the database accepts no connections
  "55006", // object in use
  "55P03", // lock_timeout
  "57", // operator intervention: shutdown, cancelled statement, dropped database
  "58", // system error: input or output failed
];

/** Messages of pg, of this module, and of TypeORM for a connection that breaks within a transaction. These errors have no code. */
const unavailableMessage =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|database does not answer|query runner (?:was )?already released|driver not connected/i;

/** Returns whether the database is unavailable, as opposed to a database that refused the statement. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  if (code === undefined) return unavailableMessage.test(message ?? "");
  return unreachableCodes.has(code) || unavailableStates.some((state) => code.startsWith(state));
}

/** PostgreSQL's codes for text with a NUL, and for text that is not a valid time, id or number of the column's size. */
const refusedValueCodes = new Set(["22021", "22P05", "22003", "22007", "22008", "22P02"]);

/**
 * Returns whether the database refused a client's value, such as an invented cursor, because no column can hold it or
 * be compared with it.
 */
export function isRefusedValue(error: unknown): boolean {
  return refusedValueCodes.has(driverErrorOf(error).code ?? "");
}

/** Converts a `bigint` column, which the driver returns as a string. Throws RangeError beyond a safe integer. */
export function integerFrom(column: string | number): number {
  const value = Number(column);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${column} is not a safe integer`);
  return value;
}

/**
 * Returns the number of seconds after which a client may retry when no connection was free; undefined for all other
 * errors.
 */
export function retryAfterOf(error: unknown): number | undefined {
  return driverErrorOf(error).retryAfterSeconds;
}

/** Returns the SQLSTATE of PostgreSQL, or Node's code of a failed connection. */
export function driverErrorCode(error: unknown): string | undefined {
  return driverErrorOf(error).code;
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
  readonly retryAfterSeconds?: number;
}

/** Unwraps an error that TypeORM wrapped. */
function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== "object" || error === null) return {};
  const { driverError } = error as { driverError?: unknown };
  return typeof driverError === "object" && driverError !== null ? driverError : error;
}
