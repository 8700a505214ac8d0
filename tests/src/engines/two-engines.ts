import { openKnownShop, type KnownShop } from "../authorization/known-shop.js";
import type { Role } from "../authorization/rules.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { differencesOf } from "./differences.js";
import { withoutFieldNames } from "./other-names.js";
import { request, type TestOperation, type SeenAnswer } from "./seen-answer.js";

/** One shop with two routers in front of it: ours and Apollo's gateway. */
export class TwoEngines implements AsyncDisposable {
  private requestCount = 0;
  /** The number of answers with an unavailable service. */
  unavailable = 0;

  private constructor(
    readonly known: KnownShop,
    private readonly apollo: ShopClient,
  ) {}

  static async open(): Promise<TwoEngines> {
    const known = await openKnownShop({ ROUTER_ENGINE: "souk" });
    return new TwoEngines(known, await known.shop.routerBeside({ ROUTER_ENGINE: "apollo" }));
  }

  /**
   * The differences between the two answers; empty when they are the same. Repeats the query, because a difference may
   * come from changing data of the running shop.
   */
  async differences(client: ShopClient, operation: TestOperation, attempts = 3): Promise<readonly string[]> {
    const beside = new ShopClient(this.apollo.origin, client.headers);
    this.requestCount += 1;
    const correlationId = `engines-${this.requestCount}`;
    const [souk, apollo] = await Promise.all([
      request(client, operation, correlationId),
      sendToApollo(beside, operation, correlationId),
    ]);
    if (souk.errors.some(({ extensions }) => extensions?.code === "SUBGRAPH_UNAVAILABLE")) this.unavailable += 1;
    const differences = differencesOf(operation, souk, apollo);
    return differences.length === 0 || attempts === 1 ? differences : this.differences(client, operation, attempts - 1);
  }

  client(role: Role): ShopClient {
    return this.known.clients[role];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.known[Symbol.asyncDispose]();
  }
}

/** Sends the query with aliases that Apollo's gateway can answer. */
async function sendToApollo(client: ShopClient, operation: TestOperation, correlationId: string): Promise<SeenAnswer> {
  const renamed = withoutFieldNames(operation);
  if (!renamed) return request(client, operation, correlationId);
  const answer = await request(client, renamed.operation, correlationId);
  // a refusal contains positions in the document, so the original document is sent
  return answer.data === undefined ? request(client, operation, correlationId) : renamed.back(answer);
}
