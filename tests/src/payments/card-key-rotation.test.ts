// own shop: its keys change
import { expect, test } from "vitest";
import { ensureCardKeyFiles } from "@souk/kernel/cards/card-key-files";
import { startShop } from "@souk/shop/app";
import { AddPaymentMethodDocument, LoginDocument } from "../generated/operations.js";
import { rowsOf } from "../test-kit/data/database-rows.js";
import { cardThat } from "../test-kit/data/cards.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { Shopper, signUp, testPassword } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { TestDatabases } from "../test-kit/data/test-databases.js";
import { keys as soukKeys } from "../identity/rotated-keys.js";

test("S2-54: card keys rotate and retire by one command each and a restart; stored cards stay valid", async () => {
  await using folder = await TemporaryFolder.create();
  const { environment: keys } = await makeShopKeys();
  await using databases = await TestDatabases.create(false, keys);
  const files = await ensureCardKeyFiles(folder.in("keys"));
  const cardKeys = { CARD_VAULT_KEYS_FILE: files.vault, CARD_SEAL_KEYS_FILE: files.seal };
  const settings = {
    ...keys,
    ...databases.environment,
    ...cardKeys,
    PORT: "0",
    HOST: "127.0.0.1",
    RATE_LIMITS: "off",
    DEMO_DATA: "false",
    LOG_LEVEL: "silent",
  };

  /** Runs a shop on the same databases with the current keys. */
  async function inShop<T>(run: (client: ShopClient) => Promise<T>): Promise<T> {
    await using shop = await startShop(settings);
    return await run(new ShopClient(`http://127.0.0.1:${shop.port}`));
  }

  async function addCard(buyer: ShopClient): Promise<void> {
    const input = { paymentType: "CARD" as const, details: cardThat("succeeds") };
    const { addPaymentMethod } = await buyer.get(AddPaymentMethodDocument, { input });
    expect(addPaymentMethod).toMatchObject({ __typename: "PaymentMethod" });
  }

  /** The keys that encrypt the stored tokens. */
  async function keysInUse(): Promise<string[]> {
    const url = databases.environment.PAYMENTS_DATABASE_URL ?? "";
    const sql = `select distinct split_part(card_token, ':', 2) as kid from payment_methods`;
    return (await rowsOf<{ kid: string }>(url, sql)).map(({ kid }) => kid);
  }

  const email = await inShop(async (client) => {
    const buyer = await signUp(client);
    await addCard(buyer);
    return buyer.email;
  });
  const before = await keysInUse();
  for (const command of ["rotate-cards", "retire-cards"]) {
    await soukKeys(folder.path, command);
    await inShop(async (client) => {
      const { login } = await client.get(LoginDocument, { input: { email, password: testPassword } });
      if (login?.__typename !== "SignedIn") throw new Error(JSON.stringify(login));
      await addCard(new Shopper(client.origin, login.accessToken, email, login.user.id, login.refreshToken));
    });
    const now = await keysInUse();
    expect(now).toHaveLength(1);
    expect(now).not.toEqual(before);
  }
});
