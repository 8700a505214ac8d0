/** PostgreSQL's code for the violation of a unique index, with the index it was. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = driverErrorOf(error);
  return code === "23505" || code === "23514" || code === "23503" ? constraint : undefined;
}

const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** In words: pg's, ours, and TypeORM's where the connection breaks within a transaction. */
const connectionComplaint =
  /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|database does not answer|query runner (?:was )?already released|driver not connected/i;

/** Whether the database is away (as opposed to having refused a statement). */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  if (code !== undefined) return connectionCodes.has(code) || code.startsWith("08");
  return connectionComplaint.test(message ?? "");
}

/** PostgreSQL's codes for text with a NUL, and for text that is no time, no id or no number of the column's size. */
const refusedValueCodes = new Set(["22021", "22P05", "22003", "22007", "22008", "22P02"]);

/** Whether a value of the client's, such as a cursor that it made up, is one that no column can hold or be compared with. */
export function isRefusedValue(error: unknown): boolean {
  return refusedValueCodes.has(driverErrorOf(error).code ?? "");
}

/** A `bigint` column, which the driver hands over as a string. Throws RangeError beyond a safe integer. */
export function integerFrom(column: string | number): number {
  const value = Number(column);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${column} is not a safe integer`);
  return value;
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

/** As TypeORM wraps it, or as graphql wraps what it takes for no Error: one of another realm, such as Node's own under Jest. */
function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== "object" || error === null) return {};
  const { driverError, thrownValue } = error as { driverError?: unknown; thrownValue?: unknown };
  const inner = driverError ?? thrownValue;
  return typeof inner === "object" && inner !== null ? inner : error;
}
