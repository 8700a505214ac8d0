import { beforeAll, describe, expect, test } from "vitest";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import type { GraphAnswerBody, GraphRequest, RequestHeaders } from "../subgraph/graph-request.js";
import { PeerAnswerError, PeerClient } from "./peer-client.js";
import type { PeerTransport, SendOptions } from "./peer-transport.js";
import { runInRequest } from "../logging/request-context.js";
import { ServiceTokens } from "../identity/service-token.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

let serviceTokens: ServiceTokens;

beforeAll(async () => {
  serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
});

interface Seen {
  readonly request: GraphRequest;
  readonly headers: RequestHeaders;
  readonly options: SendOptions;
}

/** A callee with this answer, and what it was sent. */
function callee(body: GraphAnswerBody) {
  const seen: Seen[] = [];
  const transport: PeerTransport = {
    async send(request, headers, options) {
      seen.push({ request, headers, options });
      return { status: 200, body, setCookies: [] };
    },
    subscribe: noSubscriptions,
    async checkHealth() {},
    page: async () => null,
    async [Symbol.asyncDispose]() {},
  };
  return { seen, peer: new PeerClient({ caller: "cart", callee: "catalog", transport, serviceTokens }) };
}

const operation = "query { x }";
const answered = { data: { x: 1 } };

describe("a call", () => {
  test("S1-16: carries the caller, the viewer and the correlation id", async () => {
    const { seen, peer } = callee(answered);
    await runInRequest({ correlationId: "c-1", authorization: "Bearer t" }, () =>
      peer.call(operation, {}, { idempotent: true }),
    );
    const headers = seen[0]?.headers ?? {};
    expect(headers).toMatchObject({ authorization: "Bearer t", "x-correlation-id": "c-1", "x-service-name": "cart" });
    const token = String(headers["x-service-authorization"]);
    expect(await serviceTokens.callerOf(token, "catalog", "cart")).toBe("cart");
  });

  test.each([
    ["a query", operation, { idempotent: true }, { deadlineMs: 3000, adaptsDeadline: true, isIdempotent: true }],
    ["a mutation", "mutation { x }", { idempotent: false }, { adaptsDeadline: true, isIdempotent: false }],
    [
      "a call with a deadline of its own",
      operation,
      { idempotent: true, deadlineMs: 9000 },
      { deadlineMs: 9000, adaptsDeadline: false },
    ],
  ])("%s says how long it waits and whether it may be sent again", async (_name, text, options, expected) => {
    const { seen, peer } = callee(answered);
    expect(await peer.call(text, {}, options)).toEqual({ x: 1 });
    expect(seen).toMatchObject([{ request: { kind: text.split(" ")[0] }, options: expected }]);
  });

  test.each([
    ["SUBGRAPH_UNAVAILABLE", ServiceUnavailableError],
    ["FORBIDDEN", PeerAnswerError],
  ] as const)("answered with %s", async (code, thrown) => {
    const { peer } = callee({ errors: [{ message: "no", extensions: { code } }] });
    await expect(peer.call(operation, {}, { idempotent: true })).rejects.toThrow(thrown);
  });
});
