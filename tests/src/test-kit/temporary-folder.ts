import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for a test file, removed with it. */
export class TemporaryFolder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(): Promise<TemporaryFolder> {
    const path = await mkdtemp(join(tmpdir(), "souk-shop-"));
    // started by root, PostgreSQL runs as nobody, who has to get there
    await chmod(path, 0o755);
    return new TemporaryFolder(path);
  }

  in(name: string): string {
    return join(this.path, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
