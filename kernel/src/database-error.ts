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

/** Whether the database is away (as opposed to having refused a statement). */
export function isConnectionError(error: unknown): boolean {
  const { code, message } = driverErrorOf(error);
  if (code !== undefined) return connectionCodes.has(code) || code.startsWith("08");
  return /connection terminated|timeout exceeded when trying to connect|database does not answer/i.test(message ?? "");
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

function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== "object" || error === null) return {};
  const inner = (error as { driverError?: unknown }).driverError;
  return (typeof inner === "object" && inner !== null ? inner : error) as DriverError;
}
