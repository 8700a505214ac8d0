import { fingerprintOf } from "./key-set-file.js";
import type { Logger } from "../logging/logger.js";
import type { SecretFile } from "../config/secret-file.js";

/**
 * The interval, in milliseconds, at which the file is checked for a rotation. A new key is published for longer than
 * this before it signs.
 */
const rereadMs = 5000;

export interface FollowedFileDefinition<T> {
  /** Null when the value came from a setting and does not change. */
  readonly file: SecretFile | null;
  /** Throws an Error whose message never contains a key. */
  readonly read: (file: SecretFile) => T;
  /** The part of the value to log. */
  readonly summary: (value: T) => object;
  readonly logger: Pick<Logger, "info" | "error">;
}

/**
 * A file with keys that may be replaced while the process runs. When the file cannot be read, the last good keys remain
 * in use.
 */
export class FollowedFile<T> implements Disposable {
  private fingerprint = "";
  private reportedFault = "";
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(
    private current: T,
    private readonly definition: FollowedFileDefinition<T>,
  ) {
    if (definition.file) this.timer = setInterval(() => this.reread(), rereadMs).unref();
  }

  get value(): T {
    return this.current;
  }

  /** Re-reads the file and returns whether it had changed. */
  reread(): boolean {
    const { file, read, summary, logger } = this.definition;
    if (!file) return false;
    try {
      const fingerprint = fingerprintOf(file.path);
      if (fingerprint === this.fingerprint) return false;
      this.current = read(file);
      this.fingerprint = fingerprint;
      this.reportedFault = "";
      logger.info({ file: file.path, keys: summary(this.current) }, "reloaded the key file");
      return true;
    } catch (error) {
      this.reportOnce((error as Error).message);
      return false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.timer);
  }

  private reportOnce(reason: string): void {
    if (reason === this.reportedFault) return;
    this.reportedFault = reason;
    const file = this.definition.file?.path;
    this.definition.logger.error({ file, reason }, "failed to reload the key file; the previous keys stay in use");
  }
}
