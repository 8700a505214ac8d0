import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "../database-definition.js";
import { RateRepository } from "./rate-repository.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: RateRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("shipping", shippingDatabase);
  store = new RateRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

describe("findAllRates", () => {
  test("returns no rates of an inactive carrier", async () => {
    await testDatabase.database.manager.query(`insert into carriers (name, is_active) values ('Old Mail', false)`);
    await testDatabase.database.manager.query(
      `insert into rates (carrier, currency, flat_minor) values ('Old Mail', 'CAD', 1)`,
    );
    expect((await store.findAllRates("CAD")).map(({ carrier }) => carrier)).not.toContain("Old Mail");
  });

  test("returns the rates of every active carrier, with their days", async () => {
    const rates = await store.findAllRates("CAD");
    expect(new Set(rates.map(({ carrier }) => carrier))).toEqual(new Set(["Canada Post", "UPS", "DHL"]));
    expect(rates).toContainEqual({
      carrier: "Canada Post",
      country: null,
      flatMinor: 2499,
      freeFromMinor: null,
      minDays: 8,
      maxDays: 20,
      isDefault: true,
    });
    expect(rates.filter(({ minDays, maxDays }) => minDays === null || maxDays === null)).toEqual([]);
    expect(await store.findAllRates("SEK")).toEqual([]);
  });

  test.each([
    ["more minimum days than maximum days", 5, 4],
    ["negative days", -1, 4],
  ])("the table refuses %s", async (_case, minDays, maxDays) => {
    const update = testDatabase.database.manager.query(`update rates set min_days = $1, max_days = $2`, [
      minDays,
      maxDays,
    ]);
    await expect(update).rejects.toThrow(/violates check constraint/);
  });

  test("finds rates by currency without a full scan", async () => {
    const explained = await testDatabase.database.manager.transaction(async (manager) => {
      await manager.query(`
        insert into rates (carrier, country, currency, flat_minor)
        select 'UPS', null, chr(65 + n / 676 % 26) || chr(65 + n / 26 % 26) || chr(65 + n % 26), 1
        from generate_series(0, 17575) n on conflict do nothing`);
      await manager.query(`analyze rates`);
      const rows = await manager.query(`explain select * from rates where currency = 'CAD'`);
      await manager.query(`delete from rates where carrier = 'UPS' and flat_minor = 1`);
      return JSON.stringify(rows);
    });
    expect(explained).toContain("rates_currency");
  });
});

describe("copyRatesTo", () => {
  test("copies the seeded rates to a currency without rates, once", async () => {
    expect(await store.copyRatesTo("CAD")).toBe(false);
    const atOnce = await Promise.all([store.copyRatesTo("EUR"), store.copyRatesTo("EUR")]);
    expect(atOnce).toContain(true);
    await testDatabase.database.manager.query(
      `update rates set flat_minor = 899 where currency = 'EUR' and flat_minor = 799`,
    );
    expect(await store.copyRatesTo("EUR")).toBe(false);
    const ofCarrier = async (name: string, currency: string) =>
      (await store.findAllRates(currency)).filter(({ carrier }) => carrier === name);
    const home = (await ofCarrier("Canada Post", "EUR")).find(({ country }) => country === "CA");
    expect(home?.flatMinor).toBe(899);
    expect(await ofCarrier("DHL", "EUR")).toEqual(await ofCarrier("DHL", "CAD"));
  });
});
