import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { isUuid } from "@souk/kernel/values/uuid";
import { cartIdOf } from "./cart-id.js";

describe("the id of a cart", () => {
  test("is a UUID of version 5 that never changes for a buyer", () => {
    const buyerId = randomUUID();
    expect(isUuid(cartIdOf(buyerId))).toBe(true);
    expect(cartIdOf(buyerId)).toMatch(/^.{14}5.{4}[89ab]/);
    expect(cartIdOf(buyerId.toUpperCase())).toBe(cartIdOf(buyerId));
    // must never change: clients would see another cart
    expect(cartIdOf("00000000-0000-4000-8000-000000000001")).toBe("5929444a-b2fc-5684-8db4-c07788e6067f");
  });

  test("differs between buyers", () => {
    expect(cartIdOf(randomUUID())).not.toBe(cartIdOf(randomUUID()));
  });
});
