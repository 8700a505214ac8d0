import { beforeAll, expect, test } from "@jest/globals";
import { generatePrivateJwk } from "./private-jwk.js";
import { fixedKeyRing } from "./testing/fixed-keys.js";
import { InvalidServiceTokenError, ServiceTokens } from "./service-token.js";

let tokens: ServiceTokens;

beforeAll(async () => {
  tokens = new ServiceTokens(fixedKeyRing(await generatePrivateJwk()));
});

test("a token says who calls, to the one who is called", async () => {
  expect(await tokens.callerOf(await tokens.issue("orders", "cart"), "cart", "orders")).toBe("orders");
});

test("a token that was proven once for its callee is still none for another", async () => {
  const token = await tokens.issue("orders", "catalog");
  await tokens.callerOf(token, "catalog", "orders");
  await expect(tokens.callerOf(token, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
});

test.each([
  ["another name in the header", "router"],
  ["no name in the header", undefined],
])("%s is refused", async (_case, claimed) => {
  await expect(tokens.callerOf(await tokens.issue("orders", "cart"), "cart", claimed)).rejects.toThrow(
    InvalidServiceTokenError,
  );
});

test("a token of another installation is refused", async () => {
  const others = new ServiceTokens(fixedKeyRing(await generatePrivateJwk()));
  const token = await others.issue("orders", "cart");
  await expect(tokens.callerOf(token, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
});

test("the same token serves until it is about to end", async () => {
  expect(await tokens.issue("orders", "cart")).toBe(await tokens.issue("orders", "cart"));
});
