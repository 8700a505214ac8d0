import { beforeAll, describe, expect, test } from "vitest";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { keysOfEveryService } from "../testing/fixed-keys.js";
import { noSubscriptions } from "../testing/stand-ins/no-subscriptions.js";
import type { GraphAnswerBody, RequestHeaders } from "../subgraph/graph-request.js";
import { PeerAnswerError, PeerClient } from "./peer-client.js";
import type { PeerTransport } from "./peer-transport.js";
import { runInRequest } from "../logging/request-context.js";
import { ServiceTokens } from "../identity/service-token.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { CircuitOpenError } from "./upstream/circuit-breaker.js";

let serviceTokens: ServiceTokens;

beforeAll(async () => {
  serviceTokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
});

/**
 * A callee that returns these answers in turn and repeats the last one; `down` means no answer, `open` an open circuit.
 */
function callee(...answers: (GraphAnswerBody | "down" | "open")[]) {
  const seen: RequestHeaders[] = [];
  const transport: PeerTransport = {
    async send(_request, headers) {
      const answer = answers[Math.min(seen.length, answers.length - 1)] ?? "down";
      seen.push(headers);
      if (answer === "open") throw new CircuitOpenError("catalog");
      if (answer === "down") throw new ServiceUnavailableError("catalog");
      return { status: 200, body: answer, setCookies: [] };
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
  test("carries the caller, the viewer and the correlation id", async () => {
    const { seen, peer } = callee(answered);
    await runInRequest({ correlationId: "c-1", authorization: "Bearer t" }, () =>
      peer.call(operation, {}, { idempotent: true }),
    );
    expect(seen[0]).toMatchObject({ authorization: "Bearer t", "x-correlation-id": "c-1", "x-service-name": "cart" });
    const token = String(seen[0]?.["x-service-authorization"]);
    expect(await serviceTokens.callerOf(token, "catalog", "cart")).toBe("cart");
  });

  test("that is idempotent is retried", async () => {
    const { seen, peer } = callee("down", "down", answered);
    expect(await peer.call(operation, {}, { idempotent: true })).toEqual({ x: 1 });
    expect(seen).toHaveLength(3);
  });

  test("that is not idempotent is not retried", async () => {
    const { seen, peer } = callee("down", answered);
    await expect(peer.call(operation, {}, { idempotent: false })).rejects.toThrow(ServiceUnavailableError);
    expect(seen).toHaveLength(1);
  });

  test.each([
    ["SUBGRAPH_UNAVAILABLE", ServiceUnavailableError, 3],
    ["FORBIDDEN", PeerAnswerError, 1],
  ] as const)("answered with %s", async (code, thrown, calls) => {
    const { seen, peer } = callee({ errors: [{ message: "no", extensions: { code } }] });
    await expect(peer.call(operation, {}, { idempotent: true })).rejects.toThrow(thrown);
    expect(seen).toHaveLength(calls);
  });
});

test("an open circuit is not retried", async () => {
  const { seen, peer } = callee("open");
  await expect(peer.call(operation, {}, { idempotent: true })).rejects.toThrow(CircuitOpenError);
  expect(seen).toHaveLength(1);
});
