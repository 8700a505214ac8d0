import { Pool } from "undici";
import type { StreamedAnswer, StreamedRequest } from "../http/streamed-request.js";

/** Longer than the slowest client needs to send a part of an upload; the client's own server cuts it earlier. */
const timeoutMs = 120_000;

/** Streams uploads and downloads to a subgraph in another process. They have connections of their own. */
export class StreamEndpoint implements AsyncDisposable {
  private pool: Pool | undefined;

  constructor(private readonly origin: string) {}

  async stream({
    method,
    path,
    headers,
    body,
  }: Omit<StreamedRequest, "headers"> & {
    readonly headers: Record<string, string | string[]>;
  }): Promise<StreamedAnswer> {
    const pool = (this.pool ??= new Pool(this.origin, {
      connections: 64,
      connectTimeout: 2000,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    }));
    const answer = await pool.request({ method, path, headers, body });
    const given = Object.entries(answer.headers).filter((entry): entry is [string, string] => {
      return typeof entry[1] === "string" && !connectionHeaders.has(entry[0]);
    });
    return { status: answer.statusCode, headers: Object.fromEntries(given), body: answer.body };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool?.close();
  }
}

/** Headers that belong to one connection. */
const connectionHeaders = new Set(["connection", "keep-alive", "transfer-encoding"]);
