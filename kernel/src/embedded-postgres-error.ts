/** Why our own PostgreSQL is not there, as one line that says what to do; where another error led to it, that is `cause`. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replaceAll(/\s*\n\s*/g, " "), cause === undefined ? undefined : { cause });
    this.name = "EmbeddedPostgresError";
  }
}

/** The way out that each of these errors can name. */
export const orOwnServer = "or set DATABASE_URL to a PostgreSQL server of your own";

/** "EACCES" rather than the sentence around it, which repeats the path. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? String(error);
}
