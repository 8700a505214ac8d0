import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { afterEach, beforeEach, expect, test } from "vitest";
import { foreignTransport } from "./foreign-transport.js";

let server: Server;
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function open(timeoutMs?: number) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graph?v=1`;
  return foreignTransport({ name: "gifts", url, timeoutMs }, async () => ({}));
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

test("an answer sets no cookies, and caches do not store it", async () => {
  answer = json(200, { data: { wrap: 1 } }, { "set-cookie": "a=1", "cache-control": "public, max-age=300" });
  await using transport = open();
  expect(await transport.send({ query: "{ wrap }" }, {}, { deadlineMs: 5000 })).toEqual({
    status: 200,
    body: { data: { wrap: 1 } },
    setCookies: [],
    publicSeconds: 1,
  });
});

test("errors of a refusal reach the router", async () => {
  answer = json(401, { errors: [{ message: "no", extensions: { code: "FORBIDDEN" } }] });
  await using transport = open();
  const { status, body } = await transport.send({ query: "{ wrap }" }, {}, { deadlineMs: 5000 });
  expect({ status, body }).toMatchObject({ status: 401, body: { errors: [{ extensions: { code: "FORBIDDEN" } }] } });
});

test.each<[string, (response: ServerResponse) => void]>([
  ["a status of 500", json(500, { data: {} })],
  ["neither data nor errors", json(404, { detail: "not found" })],
  ["text in place of JSON", (response) => void response.end("<html>")],
  ["errors that are no list", json(200, { errors: "wrong" })],
  ["nothing within the time of the subgraph", () => undefined],
])("an answer with %s is no answer", async (_case, given) => {
  answer = given;
  await using transport = open(200);
  await expect(transport.send({ query: "{ wrap }" }, {}, { deadlineMs: 60_000 })).rejects.toThrow(
    ServiceUnavailableError,
  );
});

test.each([
  [200, true],
  [401, true],
  [503, false],
])("a probe with the status %i: healthy %s", async (status, isHealthy) => {
  answer = json(status, {});
  await using transport = open();
  const checked = transport.checkHealth(5000).then(
    () => true,
    () => false,
  );
  expect(await checked).toBe(isHealthy);
});
