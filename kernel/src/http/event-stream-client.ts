import { Pool } from "undici";
import { jsonIn, UnreadableAnswerError } from "../peers/read-body.js";
import { eventStreamType, heartbeatMs, isEventStream, readEventStream } from "./event-stream.js";
import type { GraphAnswerBody, GraphRequest } from "../subgraph/graph-request.js";
import { publicChangesPath } from "../subgraph/public-changes-path.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

/**
 * Subscribes to a subgraph of another process. Each subscription has its own connection, separate from the connections
 * for requests: otherwise a few dozen listeners would leave none for requests.
 */
export class EventStreamClient implements AsyncDisposable {
  private readonly pool: Pool;
  private readonly path: string;

  /**
   * `url`: the subgraph's GraphQL endpoint. `silenceMs`: the time without data after which the connection counts as
   * dead; 0 disables this limit. `readJson` reads the answers.
   */
  constructor(
    private readonly name: string,
    url: string,
    silenceMs: number = 2.5 * heartbeatMs,
    private readonly readJson: (json: string) => unknown = JSON.parse,
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

  /**
   * Yields the events, or the single answer of a subgraph that refuses the subscription in JSON. Throws
   * ServiceUnavailableError when there is no answer, or when the stream ends before it is complete.
   */
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
      const type = String(answer.headers["content-type"] ?? "");
      if (answer.statusCode === 200 && isEventStream(type)) {
        for await (const data of readEventStream(answer.body)) yield this.readJson(data) as GraphAnswerBody;
      } else if (/^multipart\//i.test(type)) {
        answer.body.destroy();
        throw new UnreadableAnswerError(`the answer to a subscription has the type ${type}, not ${eventStreamType}`);
      } else
        yield jsonIn({ status: answer.statusCode, text: await answer.body.text() }, this.readJson) as GraphAnswerBody;
    } catch (error) {
      if (!signal.aborted) throw new ServiceUnavailableError(this.name, { cause: error });
    }
  }

  /** Yields the tags of changed public data. Throws ServiceUnavailableError when there is no such stream or it breaks. */
  async *openChanges(
    headers: Record<string, string | string[]>,
    signal: AbortSignal,
  ): AsyncGenerator<readonly string[], void> {
    try {
      const sent = { ...headers, accept: eventStreamType };
      const answer = await this.pool.request({ method: "GET", path: publicChangesPath, headers: sent, signal });
      if (answer.statusCode !== 200) {
        await answer.body.dump();
        throw new Error(`${publicChangesPath} has status ${answer.statusCode}`);
      }
      for await (const data of readEventStream(answer.body)) yield JSON.parse(data) as string[];
    } catch (error) {
      if (!signal.aborted) throw new ServiceUnavailableError(this.name, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.destroy();
  }
}
