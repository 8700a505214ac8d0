import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ProviderUnavailableError } from "@souk/payments/provider";
import { AcmeProvider } from "./acme-provider.ts";

const charges = new Map<string, object>();
let server: Server;
let acme: AcmeProvider;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, , key = ""] = (request.url ?? "").split("/");
  if (request.method === "GET") {
    const found = charges.get(key);
    response.writeHead(found ? 200 : 404).end(JSON.stringify(found ?? {}));
    return;
  }
  let text = "";
  for await (const part of request) text += String(part);
  const { idempotencyKey } = JSON.parse(text) as { idempotencyKey: string };
  const charge = charges.get(idempotencyKey) ?? {
    kind: "succeeded",
    providerReference: `acme-${charges.size}`,
    card: null,
  };
  charges.set(idempotencyKey, charge);
  // the charge is made, but its answer is lost
  if (idempotencyKey === "lost") request.socket.destroy();
  else response.end(JSON.stringify(charge));
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  acme = new AcmeProvider({ secretKey: "secret", webhookSecret: "hooks", baseUrl });
});

afterAll(async () => new Promise((resolve) => server.close(resolve)));

const chargeOf = (idempotencyKey: string) =>
  acme.charge({
    idempotencyKey,
    cardToken: "token",
    amount: { amountMinor: 1000, currency: "CAD" },
    description: "ORD-1",
  });

test("a repeated charge returns the first answer", async () => {
  const first = await chargeOf("once");
  expect(await chargeOf("once")).toEqual(first);
});

test("a charge whose answer is lost is found later", async () => {
  await expect(chargeOf("lost")).rejects.toThrow(ProviderUnavailableError);
  expect(await acme.find("lost")).toMatchObject({ kind: "succeeded" });
  expect(await acme.find("never")).toBeNull();
});

test.each([
  ["event", "hooks", "2026-03-01T10:00:00Z"],
  ["forged", "other", "2026-03-01T10:00:00Z"],
  ["old", "hooks", "2026-03-01T09:00:00Z"],
])("a webhook is read as %s", (kind, secret, sentAt) => {
  const event = { id: "1", type: "charge.succeeded", subject: { kind: "charge", idempotencyKey: "once" } };
  const body = Buffer.from(JSON.stringify({ ...event, sentAt }));
  const headers = { "acme-signature": createHmac("sha256", secret).update(body).digest("hex") };
  const reading = acme.readWebhook({ body, headers }, new Date("2026-03-01T10:00:30Z"));
  expect(reading).toEqual(kind === "event" ? { kind, event } : { kind });
});
