/**
 * The server is not available. The message is one line that ends with what to do; `cause` is the underlying error, if
 * any.
 */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message.replaceAll(/\s*\n\s*/g, " "), cause === undefined ? undefined : { cause });
    this.name = "EmbeddedPostgresError";
  }
}

/** Returns the error code, such as "EACCES", instead of the full message, which repeats the path. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? String(error);
}
