import { beforeAll, describe, expect, test } from "vitest";
import { generatePrivateJwk } from "../keys/private-jwk.js";
import { fixedKeys, keysOfEveryService } from "../testing/fixed-keys.js";
import { parsePublicServiceKeys, publicServiceKeysText } from "../keys/public-service-keys.js";
import { newServiceKeys, ServiceKeyRing } from "../keys/service-keys.js";
import { InvalidServiceTokenError, ServiceTokens } from "./service-token.js";
import { createLogger } from "../logging/logger.js";

let tokens: ServiceTokens;

beforeAll(async () => {
  tokens = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
});

test("a token identifies the caller to the callee", async () => {
  expect(await tokens.callerOf(await tokens.issue("orders", "cart"), "cart", "orders")).toBe("orders");
});

test("the router also signs as edge", async () => {
  const perService = new ServiceTokens(await newServiceKeys(["router", "accounts"]));
  const token = await perService.issue("edge", "accounts");
  expect(await perService.callerOf(token, "accounts", "edge")).toBe("edge");
  await expect(perService.callerOf(token, "accounts", "router")).rejects.toThrow(InvalidServiceTokenError);
});

test("a token that was verified for its callee is still invalid for another", async () => {
  const token = await tokens.issue("orders", "catalog");
  await tokens.callerOf(token, "catalog", "orders");
  await expect(tokens.callerOf(token, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
});

test.each([
  ["a different name in the header", "router"],
  ["no name in the header", undefined],
])("%s is refused", async (_case, claimed) => {
  await expect(tokens.callerOf(await tokens.issue("orders", "cart"), "cart", claimed)).rejects.toThrow(
    InvalidServiceTokenError,
  );
});

test("a token of another installation is refused", async () => {
  const others = new ServiceTokens(keysOfEveryService(await generatePrivateJwk()));
  const token = await others.issue("orders", "cart");
  await expect(tokens.callerOf(token, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
});

test("a token is reused until shortly before it expires", async () => {
  expect(await tokens.issue("orders", "cart")).toBe(await tokens.issue("orders", "cart"));
});

describe("services with separate keys", () => {
  const logger = createLogger("test", "silent");

  /** Returns the keys of orders and cart as separate processes. */
  async function twoProcesses() {
    const keys = { orders: await generatePrivateJwk(), cart: await generatePrivateJwk() };
    const sets = new Map(Object.entries(keys).map(([service, key]) => [service, fixedKeys(key).set]));
    const known = { keys: parsePublicServiceKeys(publicServiceKeysText(sets)), file: null };
    const tokensOf = (service: "orders" | "cart") =>
      new ServiceTokens(new ServiceKeyRing(service, { own: fixedKeys(keys[service]), known }, logger));
    return { keys, orders: tokensOf("orders"), cart: tokensOf("cart") };
  }

  test("a process verifies the token of another one", async () => {
    const { orders, cart } = await twoProcesses();
    expect(await cart.callerOf(await orders.issue("orders", "cart"), "cart", "orders")).toBe("orders");
  });

  test("a process cannot sign as another service", async () => {
    const { cart } = await twoProcesses();
    await expect(cart.issue("orders", "payments")).rejects.toThrow("this process has no private key of orders");
  });

  test("a token that claims to be from orders and is signed with cart's key is refused", async () => {
    const { keys, orders } = await twoProcesses();
    const forged = await new ServiceTokens(keysOfEveryService(keys.cart)).issue("orders", "payments");
    await expect(orders.callerOf(forged, "payments", "orders")).rejects.toThrow(InvalidServiceTokenError);
    const honest = await new ServiceTokens(keysOfEveryService(keys.cart)).issue("cart", "payments");
    expect(await orders.callerOf(honest, "payments", "cart")).toBe("cart");
  });

  test("a token that claims a service without a key is refused", async () => {
    const { keys, orders } = await twoProcesses();
    const forged = await new ServiceTokens(keysOfEveryService(keys.cart)).issue("accounts", "payments");
    await expect(orders.callerOf(forged, "payments", "accounts")).rejects.toThrow(InvalidServiceTokenError);
  });

  test("services in one process also have separate keys", async () => {
    const keys = await newServiceKeys(["orders", "cart"]);
    const shared = new ServiceTokens(keys);
    expect(await shared.callerOf(await shared.issue("orders", "cart"), "cart", "orders")).toBe("orders");
    const forged = await new ServiceTokens(keysOfEveryService(keys.signingKeyOf("cart"))).issue("orders", "cart");
    await expect(shared.callerOf(forged, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
  });
});
