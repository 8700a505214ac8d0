import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { InvalidTokenError } from "@souk/kernel/identity/access-token";
import { newApiKey } from "@souk/kernel/identity/api-key";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import { ApiKeyTokens } from "./api-key-tokens.js";

const { key } = newApiKey(randomUUID());

type Answer = "token" | "refused" | "unavailable";

/** Accounts gives these answers in turn, and repeats the last one. */
function tokensFrom(...answers: readonly Answer[]) {
  const exchanged: string[] = [];
  const send = async ({ variables }: { variables?: unknown }) => {
    const answer = answers[Math.min(exchanged.length, answers.length - 1)];
    exchanged.push((variables as { key: string }).key);
    if (answer === "unavailable") throw new ServiceUnavailableError("accounts");
    const exchangeApiKey = answer === "token" ? { accessToken: "token", expiresAt: "" } : null;
    return { status: 200, body: { data: { exchangeApiKey } }, headers: {} };
  };
  const serviceTokens = { headersFor: async () => ({}) } as unknown as ServiceTokens;
  const tokens = new ApiKeyTokens({ subgraph: () => ({ send }) as unknown as PeerTransport, serviceTokens });
  return { tokens, exchanged };
}

test.each<[string, string | undefined]>([
  ["no header", undefined],
  ["an access token", "Bearer eyJhbGciOiJFZERTQSJ9.x.y"],
])("%s is returned unchanged", async (_case, header) => {
  const { tokens, exchanged } = tokensFrom("token");
  expect(await tokens.exchanged(header)).toBe(header);
  expect(exchanged).toEqual([]);
});

test.each(["Bearer", "bearer"])("an API key is exchanged for a token once (%s)", async (scheme) => {
  const { tokens, exchanged } = tokensFrom("token");
  const both = await Promise.all([1, 2].map(() => tokens.exchanged(`${scheme} ${key}`)));
  expect([...both, await tokens.exchanged(`${scheme} ${key}`)]).toEqual(Array(3).fill("Bearer token"));
  expect(exchanged).toEqual([key]);
});

test("a mistyped API key is refused without a request to accounts", async () => {
  const { tokens, exchanged } = tokensFrom("token");
  await expect(tokens.exchanged(`Bearer ${key.slice(0, -1)}`)).rejects.toThrow(InvalidTokenError);
  expect(exchanged).toEqual([]);
});

test("a refusal by accounts is not cached: the next request exchanges the key again", async () => {
  const { tokens, exchanged } = tokensFrom("refused");
  for (const _time of [1, 2]) await expect(tokens.exchanged(`Bearer ${key}`)).rejects.toThrow(InvalidTokenError);
  expect(exchanged).toEqual([key, key]);
});

test("a failed exchange is not cached", async () => {
  const { tokens } = tokensFrom("unavailable", "unavailable", "unavailable", "unavailable", "token");
  const outcomes: unknown[] = [];
  for (let attempts = 0; attempts < 5; attempts += 1)
    outcomes.push(await tokens.exchanged(`Bearer ${key}`).catch((error: unknown) => error));
  expect(outcomes[0]).toBeInstanceOf(ServiceUnavailableError);
  expect(outcomes.at(-1)).toBe("Bearer token");
});
