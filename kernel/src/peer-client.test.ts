import { beforeAll, describe, expect, test } from "@jest/globals";
import { generatePrivateJwk } from "./private-jwk.js";
import { fixedKeyRing } from "./testing/fixed-keys.js";
import { noSubscriptions } from "./testing/no-subscriptions.js";
import type { GraphAnswerBody, RequestHeaders } from "./graph-request.js";
import { PeerAnswerError, PeerClient } from "./peer-client.js";
import type { PeerTransport } from "./peer-transport.js";
import { runInRequest } from "./request-context.js";
import { ServiceTokens } from "./service-token.js";
import { ServiceUnavailableError } from "./service-unavailable.js";

let serviceTokens: ServiceTokens;

beforeAll(async () => {
  serviceTokens = new ServiceTokens(fixedKeyRing(await generatePrivateJwk()));
});

/** A callee that gives these answers in turn, the last one again and again; `down` is none. */
function callee(...answers: (GraphAnswerBody | "down")[]) {
  const seen: RequestHeaders[] = [];
  const transport: PeerTransport = {
    async send(_request, headers) {
      const answer = answers[Math.min(seen.length, answers.length - 1)] ?? "down";
      seen.push(headers);
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
  test("carries who calls, who asks and the correlation id", async () => {
    const { seen, peer } = callee(answered);
    await runInRequest({ correlationId: "c-1", authorization: "Bearer t" }, () =>
      peer.call(operation, {}, { idempotent: true }),
    );
    expect(seen[0]).toMatchObject({ authorization: "Bearer t", "x-correlation-id": "c-1", "x-service-name": "cart" });
    const token = String(seen[0]?.["x-service-authorization"]);
    expect(await serviceTokens.callerOf(token, "catalog", "cart")).toBe("cart");
  });

  test("that does no harm is tried again", async () => {
    const { seen, peer } = callee("down", "down", answered);
    expect(await peer.call(operation, {}, { idempotent: true })).toEqual({ x: 1 });
    expect(seen).toHaveLength(3);
  });

  test("that may do harm is not", async () => {
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

test("a callee that failed eight times in a row is left alone", async () => {
  const { seen, peer } = callee("down");
  for (let count = 0; count < 12; count += 1) {
    await expect(peer.call(operation, {}, { idempotent: false })).rejects.toThrow(ServiceUnavailableError);
  }
  expect(seen).toHaveLength(8);
});
