import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";

/** A server on this machine that speaks the protocol of S3, with one bucket. */
export class S3Server implements AsyncDisposable {
  static readonly bucket = "souk";
  static readonly keys = { id: "S3RVER", secret: "S3RVER" };

  private constructor(
    readonly url: string,
    private readonly server: S3rver,
    private readonly directory: string,
  ) {}

  static async start(): Promise<S3Server> {
    const directory = await mkdtemp(join(tmpdir(), "souk-s3-"));
    const configureBuckets = [{ name: S3Server.bucket, configs: [] }];
    const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets });
    const { port } = await server.run();
    return new S3Server(`http://127.0.0.1:${port}`, server, directory);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    await rm(this.directory, { recursive: true });
  }
}
