import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailService } from "./mail-service.ts";

const received: unknown[] = [];
let status = 200;
const server = createServer((request, response) => {
  received.push(request.headers["idempotency-key"]);
  response.writeHead(status).end();
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));

afterAll(() => new Promise((resolve) => server.close(resolve)));

const send = () => {
  const { port } = server.address() as AddressInfo;
  const open = mailService.open({ MAIL_SERVICE_URL: `http://127.0.0.1:${port}`, MAIL_SERVICE_KEY: "key" });
  return open({ id: "n1", round: 2, from: "Shop <a@b.c>", recipient: "d@e.f", subject: "s", text: "t", html: "h" });
};

test("a mail is accepted, and its key is the same in each try", async () => {
  expect([await send(), await send()]).toEqual([{ kind: "accepted" }, { kind: "accepted" }]);
  expect(received).toEqual(["n1-2", "n1-2"]);
});

test("a refused mail is not tried again, and a failure of the service is", async () => {
  status = 422;
  expect(await send()).toMatchObject({ kind: "refused" });
  status = 503;
  await expect(send()).rejects.toThrow("503");
});
