import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { newCardKeys, parseCardVaultKeys } from "@souk/kernel/cards/card-keys";
import type { Database } from "@souk/kernel/database/database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { resealTokens } from "../../domain/providers/reseal-tokens.js";
import { SealedTokenSafe } from "../../peers/card-vault/sealed-token-safe.js";
import { paymentsDatabase } from "../../store/database-definition.js";
import { TokenRepository } from "../../store/providers/token-repository.js";
import { PaymentsHarness } from "../../testing/payments-harness.js";

describe("a provider's token", () => {
  let harness: PaymentsHarness;

  beforeAll(async () => {
    harness = await PaymentsHarness.open();
  });

  afterAll(async () => harness[Symbol.asyncDispose]());

  const chargeOf = (buyerId: string, paymentMethodId: string) =>
    harness.newCharge("4242424242424242", { buyerId, paymentMethodId, cardToken: null });

  async function storedIn(table: string): Promise<string[]> {
    const rows: { token: string }[] = await harness.database.manager.query(
      `select card_token as token from ${table} where card_token is not null`,
    );
    return rows.map(({ token }) => token);
  }

  test("is sealed in every table and response, and can still be charged", async () => {
    const userId = randomUUID();
    const paymentMethodId = await harness.storedMethod(userId, "4242424242424242");
    const waiting = await chargeOf(userId, paymentMethodId);
    harness.provider.mood = "unavailable";
    await harness.charge(waiting);
    const given: { token: string }[] = await harness.bank.manager.query(`select token from cards`);
    expect(given.length).toBeGreaterThan(0);
    for (const table of ["payment_methods", "payments"]) {
      const [stored = "", ...more] = await storedIn(table);
      expect(more).toEqual([]);
      expect(stored).toMatch(/^sealed:[0-9a-f-]{36}:/);
      for (const { token } of given) expect(stored).not.toContain(token);
    }
    harness.provider.mood = "steady";
    expect(await harness.charge(waiting)).toMatchObject({ outcome: "SUCCEEDED" });
    expect(await harness.tokenOf("4242424242424242")).toMatch(/^sealed:/);
  });

  test("that was stored unsealed is sealed by the next start, and can be charged", async () => {
    const [userId, plain] = [randomUUID(), "card_of_before"];
    await harness.bank.manager.query(`delete from cards`);
    const paymentMethodId = await harness.storedMethod(userId, "4242424242424242");
    await harness.bank.manager.query(`update cards set token = $1`, [plain]);
    await harness.database.manager.query(`update payment_methods set card_token = $1 where id = $2`, [
      plain,
      paymentMethodId,
    ]);
    await harness.restart();
    expect(await storedIn("payment_methods")).not.toContain(plain);
    expect(await harness.charge(await chargeOf(userId, paymentMethodId))).toMatchObject({ outcome: "SUCCEEDED" });
  });
});

describe("when the keys are rotated", () => {
  let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await openTestDatabase("payments", paymentsDatabase);
    ({ database } = testDatabase);
  });

  afterAll(async () => testDatabase[Symbol.asyncDispose]());

  beforeEach(async () => {
    await database.manager.query(`delete from payment_methods`);
  });

  async function store(token: string): Promise<void> {
    await database.manager.query(`insert into payment_methods values ($1, $2, $3, 'Visa', '4242', 12, 2030, now())`, [
      randomUUID(),
      randomUUID(),
      token,
    ]);
  }

  async function stored(): Promise<string[]> {
    const rows: { token: string }[] = await database.manager.query(`select card_token as token from payment_methods`);
    return rows.map(({ token }) => token);
  }

  const keysOf = async (old?: string) =>
    (await newCardKeys(old === undefined ? {} : { vault: parseCardVaultKeys(old) })).vault;
  const safeOf = (keys: string) => SealedTokenSafe.open(parseCardVaultKeys(keys).storage);

  test("every token is sealed again, across several pages; then the old key is no longer needed", async () => {
    const first = await keysOf();
    const second = await keysOf(first);
    const old = await safeOf(first);
    for (let index = 0; index < 450; index++)
      await store(index < 3 ? `plain ${index}` : await old.sealed(`token ${index}`));
    const reseal = resealTokens({ tokens: new TokenRepository(database), safe: await safeOf(second) });
    expect(await reseal()).toEqual({ resealed: 450, failed: 0 });
    expect(await reseal()).toEqual({ resealed: 0, failed: 0 });
    const [current] = parseCardVaultKeys(second).storage;
    const alone = await SealedTokenSafe.open(current ? [current] : []);
    const tokens = await Promise.all((await stored()).map((token) => alone.opened(token)));
    expect(new Set(tokens).size).toBe(450);
    expect(tokens).toEqual(expect.arrayContaining(["plain 0", "token 449"]));
  });

  test("a token whose key is missing does not change, is counted, and does not stop the others", async () => {
    const [former, now] = [await safeOf(await keysOf()), await safeOf(await keysOf())];
    const lost = await former.sealed("lost");
    await store(lost);
    await store("plain");
    const reseal = resealTokens({ tokens: new TokenRepository(database), safe: now });
    expect(await reseal()).toEqual({ resealed: 1, failed: 1 });
    expect(await stored()).toContain(lost);
    await expect(now.opened(lost)).rejects.toThrow(
      /is sealed under the key [\w-]{36}, which is not in CARD_VAULT_KEYS$/,
    );
  });
});
