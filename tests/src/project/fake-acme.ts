import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A double of the payment provider of `examples/shop/`: takes every card, and charges once for each key. */
export class FakeAcme implements AsyncDisposable {
  readonly charges = new Map<string, { readonly amount: unknown; readonly answer: object }>();
  private readonly server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<FakeAcme> {
    const acme = new FakeAcme();
    await new Promise<void>((resolve) => acme.server.listen(0, "127.0.0.1", resolve));
    return acme;
  }

  get environment(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    const own = { ACME_SECRET_KEY: "secret", ACME_WEBHOOK_SECRET: "hooks", ACME_URL: `http://127.0.0.1:${port}` };
    return { PAYMENT_PROVIDER: "acme", ...own };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, what = "", key = ""] = (request.url ?? "").split("/");
    let text = "";
    for await (const part of request) text += String(part);
    const sent = (text === "" ? {} : JSON.parse(text)) as { idempotencyKey?: string; amount?: unknown };
    const face = { brand: "VISA", last4: "4242", expiryMonth: 12, expiryYear: 2040 };
    if (what === "tokens") return void response.end(JSON.stringify({ ...face, token: randomUUID() }));
    const id = sent.idempotencyKey ?? key;
    if (request.method === "POST" && !this.charges.has(id)) {
      const answer = { kind: "succeeded", providerReference: `acme-${id}`, card: face };
      this.charges.set(id, { amount: sent.amount, answer });
    }
    const charge = this.charges.get(id);
    response.writeHead(charge ? 200 : 404).end(JSON.stringify(charge?.answer ?? {}));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
