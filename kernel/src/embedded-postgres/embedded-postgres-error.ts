/**
 * The embedded PostgreSQL is not available. The message is one line that says what to do; `cause` is the underlying
 * error, if any.
 */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replaceAll(/\s*\n\s*/g, " "), cause === undefined ? undefined : { cause });
    this.name = "EmbeddedPostgresError";
  }
}

/** The alternative that each of these error messages can offer. */
export const orOwnServer = "or set DATABASE_URL to a PostgreSQL server of your own";

/** Returns the error code, such as "EACCES", instead of the full message, which repeats the path. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? String(error);
}
