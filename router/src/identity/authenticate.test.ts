import { describe, expect, test } from "vitest";
import { AccessTokenVerifier, InvalidTokenError } from "@souk/kernel/identity/access-token";
import { createHttpServer } from "@souk/kernel/http/http-server";
import { generatePrivateJwk, publicJwk } from "@souk/kernel/keys/private-jwk";
import { createLogger } from "@souk/kernel/logging/logger";
import { RemoteKeys } from "@souk/kernel/keys/remote-keys";
import { nobody } from "@souk/kernel/identity/viewer";
import type { FastifyRequest } from "fastify";
import { authenticate, viewerOfPage } from "./authenticate.js";

const ownKeys = AccessTokenVerifier.fromKeys([publicJwk(await generatePrivateJwk())]);
/** No server listens on this port, so the keys cannot be fetched. */
const unavailableKeys = new AccessTokenVerifier(new RemoteKeys("http://127.0.0.1:1/jwks.json"));
const otherKey = await generatePrivateJwk();

/** Accepts only the token "good", and no token. */
const onlyGood = {
  viewerOf: async (authorization: string | undefined) => {
    if (authorization === undefined) return nobody;
    if (authorization === "Bearer good") return { kind: "user", id: "1", role: "CUSTOMER" };
    throw new InvalidTokenError("TOKEN_INVALID");
  },
} as unknown as AccessTokenVerifier;

const noApiKeys = { exchanged: async (header: string | undefined) => header };

async function answerTo(accessTokens: AccessTokenVerifier, headers: Record<string, string>) {
  await using server = createHttpServer({
    service: "router",
    logger: createLogger("test", "silent"),
    bodyLimitBytes: 1000,
  });
  server.decorateRequest("identity");
  server.addHook("onRequest", async (request, reply) => {
    request.identity = { viewer: nobody, authorization: undefined };
    await authenticate({ accessTokens, apiKeys: noApiKeys, secureCookies: false })(request, reply);
  });
  server.get("/", async (request) => ({ viewer: request.identity.viewer.kind }));
  const answer = await server.inject({ url: "/", headers });
  return { status: answer.statusCode, cookies: answer.headers["set-cookie"], body: answer.json() };
}

function unprovenToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "EdDSA", kid: otherKey.kid })}.${part({ sub: "x" })}.${"A".repeat(86)}`;
}

describe("authentication", () => {
  test.each([
    ["without a token", {}],
    ["with an empty header, as an empty form field sends it", { authorization: "" }],
    ["with a cookie of other software", { cookie: "theme=dark" }],
  ])("a request %s is anonymous", async (_how, headers) => {
    expect(await answerTo(ownKeys, headers)).toMatchObject({ status: 200, body: { viewer: "nobody" } });
  });

  test("an invalid token is refused with 401; an invalid cookie is also removed", async () => {
    const refused = { status: 401, body: { errors: [{ message: "Invalid token" }] } };
    const byHeader = await answerTo(ownKeys, {
      authorization: unprovenToken(),
      cookie: `souk_access=${unprovenToken()}`,
    });
    expect(byHeader).toMatchObject({ ...refused, cookies: undefined });
    const byCookie = await answerTo(ownKeys, { cookie: `souk_access=${unprovenToken()}` });
    expect(byCookie).toMatchObject({ ...refused, cookies: expect.stringMatching(/^souk_access=; Max-Age=0/) });
    const byScript = await answerTo(ownKeys, { cookie: `access_token=${unprovenToken()}` });
    expect(byScript).toMatchObject({ ...refused, cookies: expect.stringMatching(/^access_token=; Max-Age=0/) });
  });

  test("a request is answered with 503 and keeps its cookie while the keys are unavailable", async () => {
    const { status, cookies, body } = await answerTo(unavailableKeys, { cookie: `souk_access=${unprovenToken()}` });
    expect([status, cookies]).toEqual([503, undefined]);
    expect(body.errors[0].extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "accounts" });
  });

  test.each([
    ["the header takes precedence over the cookie", { authorization: "Bearer good", cookie: "souk_access=bad" }, 200],
    ["the cookie is used when the header is empty", { authorization: "", cookie: "souk_access=good" }, 200],
    ["the cookie alone signs in", { cookie: "souk_access=good" }, 200],
    ["a bad header is refused despite a good cookie", { authorization: "Bearer bad", cookie: "souk_access=good" }, 401],
    ["S3-21: the cookie access_token of a script signs in", { cookie: "access_token=good" }, 200],
    ["S3-21: the header takes precedence", { authorization: "Bearer good", cookie: "access_token=bad" }, 200],
    ["the browser's cookie takes precedence", { cookie: "access_token=bad; souk_access=good" }, 200],
  ])("%s", async (_case, headers, status) => {
    expect(await answerTo(onlyGood, headers)).toMatchObject({
      status,
      ...(status === 200 ? { body: { viewer: "user" } } : {}),
    });
  });

  test.each([
    ["its origin", { origin: "https://shop.example" }],
    ["its site", { "sec-fetch-site": "same-origin" }],
  ])("S3-21: a browser, which names %s, does not sign in by the script's cookie", async (_what, headers) => {
    const sent = { ...headers, cookie: "access_token=good" };
    expect(await answerTo(onlyGood, sent)).toMatchObject({ status: 200, body: { viewer: "nobody" } });
  });

  test.each([
    ["a good cookie", { cookie: "souk_access=good" }, "user"],
    ["an invalid cookie", { cookie: "souk_access=bad" }, "nobody"],
    ["no cookie", { authorization: "Bearer good" }, "nobody"],
  ])("a page request with %s gets its viewer", async (_case, headers, kind) => {
    const viewer = await viewerOfPage({ accessTokens: onlyGood, secureCookies: false })({ headers } as FastifyRequest);
    expect(viewer.kind).toBe(kind);
  });
});
