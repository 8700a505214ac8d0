import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generatePrivateJwk, type PrivateJwk } from "@souk/kernel/keys/private-jwk";
import { CartDocument } from "../generated/operations.js";
import { addToCart } from "../test-kit/data/buying.js";
import { craftedToken, type TokenOptions } from "../test-kit/clients/crafted-token.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { settledJobs, settledTraces, tracesIn } from "../test-kit/data/traces.js";

let shop: TestShop;
let buyer: Shopper;
let otherKey: PrivateJwk;

beforeAll(async () => {
  shop = await TestShop.create();
  [buyer, otherKey] = await Promise.all([shop.signUp(), generatePrivateJwk()]);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
const me = "{ me { id email } }";

function tokenOf(options: TokenOptions, key = shop.accessTokenKey): string {
  return craftedToken(key, options);
}

/** The title of each test, with a function that makes its wrong token. */
const wrongTokens: readonly (readonly [why: string, token: () => string])[] = [
  ["a signature by another key", () => tokenOf({}, otherKey)],
  ["another key under the shop's key id", () => tokenOf({ header: { kid: shop.accessTokenKey.kid } }, otherKey)],
  ["a key id that is unknown", () => tokenOf({ header: { kid: "unknown" } })],
  ["no signature", () => tokenOf({}).replace(/[^.]*$/, "")],
  ["a claim that was changed after signing", () => withClaims(tokenOf({}), { role: "ADMIN" })],
  ["not yet valid", () => tokenOf({ claims: { nbf: inSeconds(300) } })],
  ["the wrong issuer", () => tokenOf({ claims: { iss: "another shop" } })],
  ["no issuer", () => tokenOf({ claims: { iss: undefined } })],
  ["the wrong audience", () => tokenOf({ claims: { aud: "cart" } })],
  ["alg none", () => tokenOf({ header: { alg: "none" } })],
  ["HS256 with the public key", () => tokenOf({ header: { alg: "HS256" } })],
  ["no sub", () => tokenOf({ claims: { sub: undefined } })],
  ["a numeric sub", () => tokenOf({ claims: { sub: 7 } })],
  ["a malformed sub", () => tokenOf({ claims: { sub: "user_123" } })],
  ["no session", () => tokenOf({ claims: { sid: undefined } })],
  ["an unknown role", () => tokenOf({ claims: { role: "ROOT" } })],
  ["no expiry", () => tokenOf({ claims: { exp: undefined } })],
  ["garbage", () => "garbage"],
  ["three dots", () => "..."],
  ["a refresh token", () => buyer.refreshToken],
  ["another scheme", () => "Basic YWRtaW46YWRtaW4="],
  ["the word Bearer alone", () => "Bearer "],
];

function withClaims(token: string, change: object): string {
  const [header, claims = "", signature] = token.split(".");
  const changed = { ...(JSON.parse(Buffer.from(claims, "base64url").toString()) as object), ...change };
  return [header, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
}

describe("S0-05, S0-08, S0-09, S0-32: an invalid token is HTTP 401 before execution", () => {
  const register = `mutation { register(input: { email: "ran@example.com", password: "correct horse battery staple" }) { __typename } }`;

  test.each(wrongTokens)("%s", async (_why, token) => {
    const { status, headers, data, errors } = await shop.client.with({ authorization: token() }).execute(register);
    expect(status).toBe(401);
    expect(data).toBeUndefined();
    const extensions = {
      code: "UNAUTHENTICATED",
      status: 401,
      reason: "TOKEN_INVALID",
      correlationId: expect.any(String),
      service: "router",
    };
    expect(errors).toEqual([{ message: "Invalid token", extensions }]);
    expect(headers.get("www-authenticate")).toContain("invalid_token");
  });

  test("S1-19, S4-44: an expired token is reported with the same text and its reason", async () => {
    const claims = { iat: inSeconds(-700), exp: inSeconds(-1) };
    const { status, errors } = await shop.client.signedIn(tokenOf({ claims })).execute(register);
    expect(status).toBe(401);
    const extensions = {
      code: "UNAUTHENTICATED",
      status: 401,
      reason: "TOKEN_EXPIRED",
      correlationId: expect.any(String),
      service: "router",
    };
    expect(errors).toEqual([{ message: "Invalid token", extensions }]);
  });

  test("refused requests register no account and are logged with only their correlation id", async () => {
    expect(await shop.rows("accounts", "select 1 from users where email = 'ran@example.com'")).toEqual([]);
    const token = tokenOf({}, otherKey);
    await shop.client.with({ authorization: `Bearer ${token}`, "x-correlation-id": "refused-token" }).execute(me);
    const lines = (await shop.logLines()).filter((line) => line.includes("refused-token"));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { service: "router", method: "POST", url: "/graphql", statusCode: 401 },
    ]);
    expect((await shop.logLines()).join()).not.toContain(token);
  });
});

describe("a valid token", () => {
  const bearer = () => buyer.headers.authorization ?? "";

  test.each([
    ["with Bearer", () => bearer()],
    ["with bearer in lower case", () => bearer().replace("Bearer", "bearer")],
    ["bare", () => bearer().replace("Bearer ", "")],
  ])("S0-06: is accepted %s", async (_how, authorization) => {
    expect((await shop.client.with({ authorization: authorization() }).get(me)).me.id).toBe(buyer.id);
  });

  test("S1-17: has the claims of the contract", () => {
    const [, claims = ""] = bearer().replace("Bearer ", "").split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual({
      sub: buyer.id,
      username: expect.any(String),
      role: "CUSTOMER",
      iss: "souk",
      aud: "souk-api",
      iat: expect.any(Number),
      exp: expect.any(Number),
      sid: expect.any(String),
    });
  });

  test("S2-33: is signed by the published key", async () => {
    const { keys } = (await (await shop.client.fetch("/.well-known/jwks.json")).json()) as any;
    const { kid, x } = shop.accessTokenKey;
    expect(keys).toEqual([{ kty: "OKP", crv: "Ed25519", x, kid, alg: "EdDSA", use: "sig" }]);
  });

  test("S0-11: determines the owner of the cart", async () => {
    const product = await shop.product();
    await addToCart(buyer, product.id, 2);
    const other = shop.client.signedIn(tokenOf({ claims: { sub: randomUUID() } }));
    expect((await other.get(CartDocument)).cart?.lines).toEqual([]);
    expect((await buyer.get(CartDocument)).cart?.totalQuantity).toBe(2);
  });

  test("does not exist in an empty Authorization header", async () => {
    const { status, errors } = await shop.client.with({ authorization: "" }).execute(me);
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ path: ["me"], extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

describe("S4-21: a subgraph verifies the caller and the user itself", () => {
  const request = async (headers: Record<string, string>) => {
    const { status, body } = await shop.executeOnSubgraph("cart", { query: "{ cart { id } }" }, headers);
    return { status, code: body.errors?.[0]?.extensions?.code ?? null };
  };
  const refused = { status: 401, code: "UNAUTHENTICATED" };

  test("without a token it answers nothing", async () => {
    await settledJobs(shop);
    const traces = await settledTraces(shop);
    expect(await request({})).toEqual(refused);
    expect(await request({ "x-user-id": buyer.id, "x-service-name": "router" })).toEqual(refused);
    expect(await tracesIn(shop)).toEqual(traces);
  });

  test.each(wrongTokens)(
    "S0-04, S2-32: it refuses a user's token that the router has not checked: %s",
    async (_why, token) => {
      const service = {
        "x-service-name": "router",
        "x-service-authorization": await shop.serviceToken("router", "cart"),
      };
      const { status, body } = await shop.executeOnSubgraph(
        "cart",
        { query: "{ cart { id } }" },
        { ...service, authorization: token() },
      );
      const extensions = { code: "UNAUTHENTICATED", status: 401, reason: "TOKEN_INVALID" };
      expect({ status, body }).toEqual({ status: 401, body: { errors: [{ message: "Invalid token", extensions }] } });
    },
  );

  test("it refuses an expired token with the same text", async () => {
    const headers = {
      "x-service-name": "router",
      "x-service-authorization": await shop.serviceToken("router", "cart"),
    };
    const authorization = tokenOf({ claims: { iat: inSeconds(-700), exp: inSeconds(-1) } });
    const { status, body } = await shop.executeOnSubgraph(
      "cart",
      { query: "{ cart { id } }" },
      { ...headers, authorization },
    );
    const extensions = { code: "UNAUTHENTICATED", status: 401, reason: "TOKEN_EXPIRED" };
    expect({ status, body }).toEqual({ status: 401, body: { errors: [{ message: "Invalid token", extensions }] } });
  });

  test("it answers nothing for a user's token alone: clients must use the router", async () => {
    expect(await request({ authorization: buyer.headers.authorization ?? "" })).toEqual(refused);
  });

  test("it answers nothing for a service token that is a user's token or is for another service", async () => {
    const user = buyer.headers.authorization ?? "";
    for (const serviceToken of [user.replace("Bearer ", ""), await shop.serviceToken("router", "catalog"), "garbage"])
      expect(
        await request({ authorization: user, "x-service-name": "router", "x-service-authorization": serviceToken }),
      ).toEqual(refused);
    const forRouter = await shop.serviceToken("router", "cart");
    expect(
      await request({ authorization: user, "x-service-name": "orders", "x-service-authorization": forRouter }),
    ).toEqual(refused);
    expect(
      await request({ authorization: user, "x-service-name": "router", "x-service-authorization": forRouter }),
    ).toEqual({ status: 200, code: null });
  });
});
