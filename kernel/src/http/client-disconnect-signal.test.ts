import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientDisconnectSignal } from "./client-disconnect-signal.js";

interface OpenRequest extends Disposable {
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

/** Sends a request to a server that does not answer by itself. */
async function openRequest(): Promise<OpenRequest> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const leaving = new AbortController();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  void fetch(url, { signal: leaving.signal }).then(
    (answer) => answer.text(),
    () => undefined,
  );
  const [, response] = (await once(server, "request")) as [unknown, ServerResponse];
  return {
    response,
    signal: clientDisconnectSignal(response),
    leave: () => leaving.abort(),
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

test("a complete response does not abort the signal", async () => {
  using request = await openRequest();
  request.response.end("done");
  await once(request.response, "close");
  expect(request.signal.aborted).toBe(false);
  expect(clientDisconnectSignal(request.response).aborted).toBe(false);
});

test("a response that is closed at its end, as in a request without a connection, does not abort the signal", async () => {
  using request = await openRequest();
  request.response.end("done");
  request.response.emit("close");
  expect(request.signal.aborted).toBe(false);
});

test("a client that disconnects before the response is complete aborts the signal", async () => {
  using request = await openRequest();
  request.leave();
  await once(request.response, "close");
  expect(request.signal.aborted).toBe(true);
  expect(clientDisconnectSignal(request.response).aborted).toBe(true);
});
