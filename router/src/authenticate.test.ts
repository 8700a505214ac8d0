import { describe, expect, test } from "@jest/globals";
import { AccessTokenVerifier } from "@souk/kernel/access-token";
import { createHttpServer } from "@souk/kernel/http-server";
import { generatePrivateJwk, publicJwk } from "@souk/kernel/private-jwk";
import { createLogger } from "@souk/kernel/logger";
import { RemoteKeys } from "@souk/kernel/remote-keys";
import { nobody } from "@souk/kernel/viewer";
import { authenticate } from "./authenticate.js";

const ownKeys = AccessTokenVerifier.fromKeys([publicJwk(await generatePrivateJwk())]);
/** Nothing listens there: the keys cannot be had. */
const awayKeys = new AccessTokenVerifier(new RemoteKeys("http://127.0.0.1:1/jwks.json"));
const otherKey = await generatePrivateJwk();

const noApiKeys = { exchanged: async (header: string | undefined) => header };

async function answerTo(accessTokens: AccessTokenVerifier, headers: Record<string, string>) {
  await using server = createHttpServer({ logger: createLogger("test", "silent"), bodyLimitBytes: 1000 });
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

describe("who asks", () => {
  test.each([
    ["without a token", {}],
    ["with an empty header, as a form sends it that is not filled in", { authorization: "" }],
    ["with a cookie of another's", { cookie: "theme=dark" }],
  ])("is nobody %s", async (_how, headers) => {
    expect(await answerTo(ownKeys, headers)).toMatchObject({ status: 200, body: { viewer: "nobody" } });
  });

  test("a token that does not hold is 401; in a cookie it is taken away as well", async () => {
    const refused = { status: 401, body: { errors: [{ message: "Invalid token" }] } };
    const byHeader = await answerTo(ownKeys, {
      authorization: unprovenToken(),
      cookie: `souk_access=${unprovenToken()}`,
    });
    expect(byHeader).toMatchObject({ ...refused, cookies: undefined });
    const byCookie = await answerTo(ownKeys, { cookie: `souk_access=${unprovenToken()}` });
    expect(byCookie).toMatchObject({ ...refused, cookies: expect.stringMatching(/^souk_access=; Max-Age=0/) });
  });

  test("while the keys cannot be had it is 503, and the cookie, which may be good, stays", async () => {
    const { status, cookies, body } = await answerTo(awayKeys, { cookie: `souk_access=${unprovenToken()}` });
    expect([status, cookies]).toEqual([503, undefined]);
    expect(body.errors[0].extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", service: "accounts" });
  });
});
