// own shop: it does not start
import { expect, test } from "vitest";
import { startShop } from "@souk/shop/app";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { TestDatabases } from "../test-kit/data/test-databases.js";

test("a start that fails in one part closes all open parts: no database connection remains", async () => {
  const { environment: keys } = await makeShopKeys();
  const settings = { ...keys, DEMO_DATA: "false", LOG_LEVEL: "silent", DATABASE_WAIT_SECONDS: "1", PORT: "0" };
  // databases can be dropped at the end only when no connection to them is open
  await using databases = await TestDatabases.create(false, keys);
  const environment = { ...settings, ...databases.environment };
  const noDatabase = { PAYMENTS_DATABASE_URL: "postgres://souk@127.0.0.1:1/souk_payments" };
  await expect(startShop({ ...environment, ...noDatabase })).rejects.toThrow("cannot reach the database souk_payments");
  const noRedis = { REDIS_URL: "redis://:a-secret@127.0.0.1:1" };
  const redisFails = startShop({ ...environment, ...noRedis });
  await expect(redisFails).rejects.toThrow(
    /^cannot reach Redis at 127\.0\.0\.1:1: connect ECONNREFUSED 127\.0\.0\.1:1$/,
  );
  await expect(startShop({ ...environment, HOST: "192.0.2.1" })).rejects.toThrow("cannot listen on 192.0.2.1");
});
