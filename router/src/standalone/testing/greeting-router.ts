import { checkedDefinition, defineRouter, type RouterDefinition } from "../router-definition.js";
import { GreetingSubgraph } from "./greeting-subgraph.js";
import { serveForTest } from "./serve-for-test.js";

export type Execute = (
  query: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; body: any }>;

/** Stand-alone routers with configuration files, in front of one subgraph. */
export class GreetingRouters implements AsyncDisposable {
  private readonly resources = new AsyncDisposableStack();

  private constructor(readonly subgraph: GreetingSubgraph) {
    this.resources.use(subgraph);
  }

  static async open(): Promise<GreetingRouters> {
    return new GreetingRouters(await GreetingSubgraph.open("greeting", "farewell"));
  }

  /** Starts a router, and returns the function that sends it an operation. */
  async with(definition: RouterDefinition, { sharesInFlight = false } = {}): Promise<Execute> {
    const served = this.resources.use(
      await serveForTest({
        supergraphSdl: this.subgraph.supergraphWith("greeting", "farewell"),
        forwardedHeaders: ["authorization"],
        sharesInFlight,
        definition: checkedDefinition("router.config.ts", defineRouter(definition)),
      }),
    );
    return async (query, headers = {}) => {
      const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
