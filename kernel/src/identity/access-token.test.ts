import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { beforeAll, describe, expect, test } from "vitest";
import { importJWK, SignJWT } from "jose";
import { AccessTokenVerifier, InvalidTokenError, signAccessToken } from "./access-token.js";
import { generatePrivateJwk, publicJwk, type PrivateJwk } from "../keys/private-jwk.js";
import { RemoteKeys } from "../keys/remote-keys.js";

const claims = { sub: randomUUID(), username: "ada", role: "CUSTOMER", sid: randomUUID() } as const;
let key: PrivateJwk;
let other: PrivateJwk;
let verifier: AccessTokenVerifier;

beforeAll(async () => {
  [key, other] = [await generatePrivateJwk(), await generatePrivateJwk()];
  verifier = AccessTokenVerifier.fromKeys([publicJwk(key)]);
});

/** Returns a valid token with the given changes. */
async function tokenWith(change: Record<string, unknown>, signer: PrivateJwk = key): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: "souk", aud: "souk-api", iat: now, exp: now + 60, ...claims, ...change };
  const jwt = new SignJWT(JSON.parse(JSON.stringify(payload)) as Record<string, unknown>);
  return jwt.setProtectedHeader({ alg: "EdDSA", kid: key.kid }).sign(await importJWK(signer, "EdDSA"));
}

describe("a valid token", () => {
  const viewer = { kind: "user", id: claims.sub, username: "ada", role: "CUSTOMER", sessionId: claims.sid };

  test.each([["Bearer "], ["bearer "], [""]])("is accepted with the prefix %j", async (prefix) => {
    const token = await signAccessToken(key, claims, new Date(), 60);
    expect(await verifier.viewerOf(prefix + token)).toEqual(viewer);
    expect(await verifier.viewerOf(prefix + token)).toEqual(viewer);
  });

  test("with the role GUEST returns a guest", async () => {
    const token = await signAccessToken(key, { ...claims, role: "GUEST" }, new Date(), 60);
    expect(await verifier.viewerOf(token)).toEqual({ kind: "guest", id: claims.sub, sessionId: claims.sid });
  });

  test("that is absent returns the viewer nobody", async () => {
    expect(await verifier.viewerOf(undefined)).toEqual({ kind: "nobody" });
  });
});

describe("S3-11: an invalid token is refused", () => {
  const now = Math.floor(Date.now() / 1000);
  const unsigned = (header: object, payload: object): string =>
    [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".") + ".";

  test.each<[string, () => Promise<string> | string, string]>([
    ["garbage", () => "garbage", "TOKEN_INVALID"],
    ["an empty bearer token", () => "Bearer ", "TOKEN_INVALID"],
    ["expired", () => tokenWith({ exp: now - 10 }), "TOKEN_EXPIRED"],
    ["not valid yet", () => tokenWith({ nbf: now + 60 }), "TOKEN_INVALID"],
    ["another issuer", () => tokenWith({ iss: "someone" }), "TOKEN_INVALID"],
    ["another audience", () => tokenWith({ aud: "someone" }), "TOKEN_INVALID"],
    ["no expiry", () => tokenWith({ exp: undefined }), "TOKEN_INVALID"],
    ["no subject", () => tokenWith({ sub: undefined }), "TOKEN_INVALID"],
    ["a subject that is not an id", () => tokenWith({ sub: "42" }), "TOKEN_INVALID"],
    ["an unknown role", () => tokenWith({ role: "ROOT" }), "TOKEN_INVALID"],
    ["no session", () => tokenWith({ sid: undefined }), "TOKEN_INVALID"],
    ["another key under our kid", () => tokenWith({}, other), "TOKEN_INVALID"],
    [
      "no algorithm",
      () => unsigned({ alg: "none" }, { ...claims, iss: "souk", aud: "souk-api", exp: now + 60 }),
      "TOKEN_INVALID",
    ],
    [
      "a shared secret",
      () =>
        new SignJWT({ ...claims, iss: "souk", aud: "souk-api", exp: now + 60, iat: now })
          .setProtectedHeader({ alg: "HS256" })
          .sign(Buffer.from("a shared secret of some length")),
      "TOKEN_INVALID",
    ],
  ])("%s", async (_case, make, reason) => {
    const refused = verifier.viewerOf(await make());
    await expect(refused).rejects.toThrow(InvalidTokenError);
    await expect(refused).rejects.toMatchObject({ message: "Invalid token", reason });
  });
});

describe("published keys", () => {
  test("are fetched once, and an unavailable keys service is not reported as an invalid token", async () => {
    let fetches = 0;
    const server = createServer((_request, response) => {
      fetches += 1;
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [publicJwk(key)] }));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/jwks.json`;
    const remote = new AccessTokenVerifier(new RemoteKeys(url));
    for (const id of [1, 2]) await remote.viewerOf(await tokenWith({ username: `user ${id}` }));
    expect(fetches).toBe(1);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const unavailable = new AccessTokenVerifier(new RemoteKeys(url)).viewerOf(await tokenWith({}));
    await expect(unavailable).rejects.toMatchObject({ name: "ServiceUnavailableError", service: "accounts" });
  });
});
