import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder, removed with this object. */
export class TemporaryFolder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(): Promise<TemporaryFolder> {
    const path = await mkdtemp(join(tmpdir(), "souk-testing-"));
    // when root starts PostgreSQL, it runs as the user nobody, who needs access to the folder
    await chmod(path, 0o755);
    return new TemporaryFolder(path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
