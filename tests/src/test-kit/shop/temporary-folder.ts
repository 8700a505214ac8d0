import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder for a test file, removed with this object. */
export class TemporaryFolder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(): Promise<TemporaryFolder> {
    const path = await mkdtemp(join(tmpdir(), "souk-shop-"));
    // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
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
