// own shop: its keys are in a file that the tests change
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { RefreshSessionDocument, RegisterDocument, VerifyEmailDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { mailsTo, testPassword, type Mail } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { isSignedIn, keys, kidOf, mine, publishedKids, signInByNewKey } from "./rotated-keys.js";

/** The mails to an address. Throws when there are none yet. */
async function arrivedMails(client: ShopClient, email: string): Promise<Mail[]> {
  const mails = await mailsTo(client, email);
  expect(mails).not.toEqual([]);
  return mails;
}

describe("a key rotation in a shop of one process", () => {
  let folder: TemporaryFolder;
  let shop: TestShop;

  beforeAll(async () => {
    folder = await TemporaryFolder.create();
    const files = { ACCESS_TOKEN_KEYS_FILE: folder.in("keys/access-token-keys.json") };
    await ensureKeySetFile(files.ACCESS_TOKEN_KEYS_FILE);
    shop = await TestShop.create({ environment: files });
  });

  afterAll(async () => {
    await shop[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  test("S3-61: keeps all sessions and a mailed code valid", async () => {
    const buyer = await shop.signUp();
    expect(await publishedKids(shop.client)).toEqual([kidOf(buyer)]);
    const email = "rotated@example.com";
    await shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
    const [mail] = await eventually(() => arrivedMails(shop.client, email));
    const signsFromMs = Date.now() + 8000;
    // longer than the interval at which the shop reads the file
    await keys(folder.path, "rotate", "--after", "8");
    // the key is published before it signs anything
    await eventually(async () => expect(await publishedKids(shop.client)).toHaveLength(2));
    const early = await shop.signIn(buyer.email, testPassword);
    expect(kidOf(early) === kidOf(buyer) || Date.now() >= signsFromMs).toBe(true);
    const later = await signInByNewKey(shop.client, buyer, signsFromMs);
    expect(await publishedKids(shop.client)).toEqual([kidOf(later), kidOf(buyer)]);
    const [code = ""] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
    const { verifyEmail } = await shop.client.get(VerifyEmailDocument, { input: { email, code } });
    expect(verifyEmail).toMatchObject({ __typename: "SignedIn" });
    expect(await keys(folder.path, "list")).toMatch(
      new RegExp(`${kidOf(buyer)}  verifying  until .*\n  ${kidOf(later)}  signing`),
    );
  });

  test("with immediate effect signs by the new key at once; tokens of a retired key are refused", async () => {
    const before = await shop.signUp();
    await keys(folder.path, "rotate", "--after", "0");
    const after = await signInByNewKey(shop.client, before);
    await keys(folder.path, "retire", kidOf(before));
    await eventually(async () => expect((await before.execute(mine)).status).toBe(401));
    await isSignedIn(after);
    await eventually(async () => expect(await publishedKids(shop.client)).not.toContain(kidOf(before)));
    // the session still exists
    const { refreshSession } = await shop.client.get(RefreshSessionDocument, { refreshToken: before.refreshToken });
    expect(refreshSession).toMatchObject({ __typename: "SignedIn" });
  });

  test("logs only the ids of the keys", async () => {
    const secrets = JSON.parse(await readFile(folder.in("keys/access-token-keys.json"), "utf8")).keys.map(
      ({ d }: { d: string }) => d,
    );
    expect((await shop.logLines()).filter((line) => line.includes("reloaded the key file")).length).toBeGreaterThan(0);
    for (const secret of secrets) expect((await shop.logLines()).join()).not.toContain(secret);
  });
});
