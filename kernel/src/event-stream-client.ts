import { Pool } from "undici";
import { eventStreamType, heartbeatMs, readEventStream } from "./event-stream.js";
import type { GraphAnswerBody, GraphRequest } from "./graph-request.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

/**
 * Subscriptions to a subgraph of another process. Each has a connection of its own, apart from those that requests share: a few
 * dozen listeners would else leave none for them.
 */
export class EventStreamClient implements AsyncDisposable {
  private readonly pool: Pool;
  private readonly path: string;

  /** `url`: where the subgraph takes operations. `silenceMs`: how long nothing may come before the connection is taken for dead; 0 for ever. */
  constructor(
    private readonly name: string,
    url: string,
    silenceMs: number = 2.5 * heartbeatMs,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.path = pathname + search;
    this.pool = new Pool(origin, {
      connections: null,
      connectTimeout: 2000,
      headersTimeout: 10_000,
      bodyTimeout: silenceMs,
    });
  }

  /** Throws ServiceUnavailableError when there is no answer, or the stream breaks off before it is complete. */
  async *open(
    { query, variables, operationName, body = JSON.stringify({ query, variables, operationName }) }: GraphRequest,
    headers: Record<string, string | string[]>,
    signal: AbortSignal,
  ): AsyncGenerator<GraphAnswerBody, void> {
    try {
      const answer = await this.pool.request({
        method: "POST",
        path: this.path,
        headers: { ...headers, "content-type": "application/json", accept: eventStreamType },
        body,
        signal,
      });
      if (answer.statusCode === 200) {
        for await (const data of readEventStream(answer.body)) yield JSON.parse(data) as GraphAnswerBody;
      } else yield JSON.parse(await answer.body.text()) as GraphAnswerBody;
    } catch (error) {
      if (!signal.aborted) throw new ServiceUnavailableError(this.name, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.destroy();
  }
}
