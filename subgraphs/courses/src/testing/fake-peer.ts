import type { GraphRequest } from "@souk/kernel/subgraph/graph-request";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { noSubscriptions } from "@souk/kernel/testing/stand-ins/no-subscriptions";

/** A fake of another subgraph: records its inputs and answers each field by `answers`. */
export class FakePeer implements PeerTransport {
  readonly inputs: any[] = [];
  isDown = false;

  constructor(
    private readonly name: string,
    private readonly answers: Readonly<Record<string, (input: any) => unknown>>,
  ) {}

  async send({ query, variables }: GraphRequest) {
    if (this.isDown) throw new ServiceUnavailableError(this.name);
    const field = Object.keys(this.answers).find((name) => query.includes(`${name}(`));
    const input = variables?.input ?? variables?.entry ?? variables?.representations ?? variables?.ids;
    if (!field) throw new Error(`${this.name} got an unexpected query: ${query}`);
    this.inputs.push(Array.isArray(input) ? { field, input } : { field, ...(input as object) });
    return { status: 200, body: { data: { [field]: this.answers[field]?.(input) } }, setCookies: [] };
  }

  readonly subscribe = noSubscriptions;

  async checkHealth(): Promise<void> {}

  async page(): Promise<null> {
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
