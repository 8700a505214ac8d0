import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { shippingDatabase } from "./database-definition.js";
import { RateRepository } from "./rate-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let store: RateRepository;

beforeAll(async () => {
  opened = await openTestDatabase("shipping", shippingDatabase);
  store = new RateRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

describe("findRates", () => {
  test.each([
    ["the default carrier without a name", null, "CAD", "Canada Post"],
    ["a carrier by its name in any case", "canada POST", "CAD", "Canada Post"],
    ["none for a carrier that is not there", "Pigeon", "CAD", undefined],
    ["none in a currency without rates", "UPS", "SEK", undefined],
  ])("%s", async (_rule, carrier, currency, name) => {
    const rates = await store.findRates(carrier, currency);
    expect([...new Set(rates.map((rate) => rate.carrier))]).toEqual(name === undefined ? [] : [name]);
  });

  test("not of a carrier that is taken out of use", async () => {
    await opened.database.manager.query(`insert into carriers (name, is_active) values ('Old Mail', false)`);
    await opened.database.manager.query(
      `insert into rates (carrier, currency, flat_minor) values ('Old Mail', 'CAD', 1)`,
    );
    expect(await store.findRates("Old Mail", "CAD")).toEqual([]);
  });
});

describe("copyRatesTo", () => {
  test("a currency without rates gets the seeded ones, once", async () => {
    expect(await store.copyRatesTo("CAD")).toBe(false);
    const atOnce = await Promise.all([store.copyRatesTo("EUR"), store.copyRatesTo("EUR")]);
    expect(atOnce).toContain(true);
    await opened.database.manager.query(
      `update rates set flat_minor = 899 where currency = 'EUR' and flat_minor = 799`,
    );
    expect(await store.copyRatesTo("EUR")).toBe(false);
    expect((await store.findRates(null, "EUR")).find(({ country }) => country === "CA")?.flatMinor).toBe(899);
    expect(await store.findRates("DHL", "EUR")).toHaveLength((await store.findRates("DHL", "CAD")).length);
  });
});
