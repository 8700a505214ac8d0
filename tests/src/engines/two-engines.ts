import { openKnownShop, type KnownShop } from "../authorization/known-shop.js";
import type { Role } from "../authorization/rules.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { differencesOf } from "./differences.js";
import { withoutFieldNames } from "./other-names.js";
import { ask, type Question, type SeenAnswer } from "./seen-answer.js";

/** One shop with two routers in front of it: ours and Apollo's gateway. */
export class TwoEngines implements AsyncDisposable {
  private asked = 0;
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
  async differences(client: ShopClient, question: Question, tries = 3): Promise<readonly string[]> {
    const beside = new ShopClient(this.apollo.origin, client.headers);
    this.asked += 1;
    const correlationId = `engines-${this.asked}`;
    const [souk, apollo] = await Promise.all([
      ask(client, question, correlationId),
      askApollo(beside, question, correlationId),
    ]);
    if (souk.errors.some(({ extensions }) => extensions?.code === "SUBGRAPH_UNAVAILABLE")) this.unavailable += 1;
    const differences = differencesOf(question, souk, apollo);
    return differences.length === 0 || tries === 1 ? differences : this.differences(client, question, tries - 1);
  }

  client(role: Role): ShopClient {
    return this.known.clients[role];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.known[Symbol.asyncDispose]();
  }
}

/** Sends the query with aliases that Apollo's gateway can answer. */
async function askApollo(client: ShopClient, question: Question, correlationId: string): Promise<SeenAnswer> {
  const renamed = withoutFieldNames(question);
  if (!renamed) return ask(client, question, correlationId);
  const answer = await ask(client, renamed.question, correlationId);
  // a refusal contains positions in the document, so the original document is sent
  return answer.data === undefined ? ask(client, question, correlationId) : renamed.back(answer);
}
