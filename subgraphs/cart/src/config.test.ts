import { describe, expect, test } from "@jest/globals";
import { readSettings, SettingsError } from "@souk/kernel/config/config-reader";
import { readCartConfig } from "./config.js";

const read = (environment: Record<string, string>) => readSettings("cart", environment, readCartConfig);

describe("the settings of the cart", () => {
  test("need no PostgreSQL with REDIS_URL", () => {
    const { store, ttlSeconds, currency } = read({ REDIS_URL: "rediss://redis:6380/1" });
    expect(store).toEqual({ kind: "redis", redis: { url: "rediss://redis:6380/1", waitMs: 15_000 } });
    expect([ttlSeconds, currency]).toEqual([90 * 86_400, "CAD"]);
  });

  test("select PostgreSQL without REDIS_URL", () => {
    expect(read({ DATABASE_URL: "postgres://db:5432", CART_TTL_DAYS: "7" })).toMatchObject({
      store: { kind: "postgres", database: { url: "postgres://db:5432/souk_cart" } },
      ttlSeconds: 7 * 86_400,
    });
  });

  test("report every fault at once, without secrets", () => {
    const start = () => read({ REDIS_URL: "http://:secret@redis", CART_TTL_DAYS: "0", CURRENCY: "XYZ1" });
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(
      /3 settings are wrong:\n.*REDIS_URL.*redis:\/\/ or rediss:\/\/\n.*CART_TTL_DAYS.*\n.*CURRENCY/,
    );
    expect(start).not.toThrow(/secret/);
  });
});
