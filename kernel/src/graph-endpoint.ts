import { Pool } from "undici";

export interface EndpointAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A server of this address, reached by connections that are kept. Rejects when there is no answer. */
export class GraphEndpoint implements AsyncDisposable {
  private readonly pool: Pool;

  /** `origin`: without a path. */
  constructor(origin: string) {
    this.pool = new Pool(origin, { connections: 64, connectTimeout: 2000, keepAliveTimeout: 10_000 });
  }

  /** `body`: JSON. */
  post(
    path: string,
    body: string,
    headers: Record<string, string | string[]>,
    signal: AbortSignal,
  ): Promise<EndpointAnswer> {
    return this.request({
      method: "POST",
      path,
      headers: { ...headers, "content-type": "application/json", accept: "application/json" },
      body,
      signal,
    });
  }

  async request(options: Parameters<Pool["request"]>[0]): Promise<EndpointAnswer> {
    const { statusCode, headers, body } = await this.pool.request(options);
    return { status: statusCode, headers, text: await body.text() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.close();
  }
}
