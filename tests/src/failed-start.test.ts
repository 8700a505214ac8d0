import { expect, test } from "@jest/globals";
import { generatePrivateJwk } from "@souk/kernel/jwk-file";
import { startShop } from "@souk/shop/app";
import { TestDatabases } from "./test-kit/test-databases.js";

test("a start that one part fails closes every part that was open: no connection is left at any database", async () => {
  const [userKey, serviceKey] = await Promise.all([generatePrivateJwk(), generatePrivateJwk()]);
  const keys = { ACCESS_TOKEN_KEY: JSON.stringify(userKey), SERVICE_KEY: JSON.stringify(serviceKey) };
  const settings = { ...keys, DEMO_DATA: "false", LOG_LEVEL: "silent", DATABASE_WAIT_SECONDS: "1", PORT: "0" };
  // they cannot be dropped at the end while anybody is connected to one
  await using databases = await TestDatabases.create(false, keys);
  const environment = { ...settings, ...databases.environment };
  const noDatabase = { PAYMENTS_DATABASE_URL: "postgres://souk@127.0.0.1:1/souk_payments" };
  await expect(startShop({ ...environment, ...noDatabase })).rejects.toThrow("cannot reach the database souk_payments");
  const noRedis = { REDIS_URL: "redis://127.0.0.1:1" };
  await expect(startShop({ ...environment, ...noRedis })).rejects.toThrow("cannot reach Redis at 127.0.0.1:1");
  await expect(startShop({ ...environment, HOST: "192.0.2.1" })).rejects.toThrow("cannot listen on 192.0.2.1");
});
