import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@souk/embedded-postgres";
import { ensureKeySetFile } from "@souk/kernel/keys/key-set-file";
import { RefreshSessionDocument, RegisterDocument, VerifyEmailDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { serviceAddresses } from "../test-kit/shop/service-addresses.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { mailsTo, signIn, signUp, testPassword, type Mail, type Shopper } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs `npm run keys --` on the key sets in a folder. */
async function keys(dataDir: string, ...command: string[]): Promise<string> {
  const options = { cwd: root, env: { PATH: process.env.PATH, DATA_DIR: dataDir } };
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/keys.ts", ...command], options);
  return stdout;
}

function kidOf({ accessToken }: Shopper): string {
  const [header = ""] = accessToken.split(".");
  return JSON.parse(Buffer.from(header, "base64url").toString()).kid;
}

async function publishedKids(client: ShopClient): Promise<string[]> {
  const { keys: published } = (await (await client.fetch("/.well-known/jwks.json")).json()) as {
    keys: { kid: string; d?: string }[];
  };
  expect(published.filter((key) => "d" in key)).toEqual([]);
  return published.map(({ kid }) => kid);
}

/** The mails to an address. Throws when there are none yet. */
async function arrivedMails(client: ShopClient, email: string): Promise<Mail[]> {
  const mails = await mailsTo(client, email);
  expect(mails).not.toEqual([]);
  return mails;
}

/** A query to every subgraph that knows users. */
const mine =
  "{ me { email } cart { id } orders { totalCount } paymentMethods { id } notifications { totalCount } myCourses { id } }";

/** Sends a request whose token each of those subgraphs verifies itself. */
async function isSignedIn(shopper: Shopper): Promise<void> {
  const { status, errors } = await shopper.execute(mine);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
}

/** Signs in repeatedly until the tokens are signed by a new key. */
async function signInByNewKey(client: ShopClient, before: Shopper): Promise<Shopper> {
  return eventually(async () => {
    const shopper = await signIn(client, before.email, testPassword);
    // at every moment of a rotation
    await Promise.all([isSignedIn(before), isSignedIn(shopper)]);
    expect(kidOf(shopper)).not.toBe(kidOf(before));
    return shopper;
  });
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

  test("keeps all sessions and a mailed code valid", async () => {
    const buyer = await shop.signUp();
    expect(await publishedKids(shop.client)).toEqual([kidOf(buyer)]);
    const email = "rotated@example.com";
    await shop.client.get(RegisterDocument, { input: { email, password: testPassword } });
    const [mail] = await eventually(() => arrivedMails(shop.client, email));
    await keys(folder.path, "rotate", "--after", "8");
    // the key is published before it signs anything
    await eventually(async () => expect(await publishedKids(shop.client)).toHaveLength(2));
    const early = await shop.signIn(buyer.email, testPassword);
    expect(kidOf(early)).toBe(kidOf(buyer));
    const later = await signInByNewKey(shop.client, buyer);
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

describe("a key rotation in a shop of many processes", () => {
  let folder: TemporaryFolder;
  let postgres: EmbeddedPostgres;
  let environment: Record<string, string> & { DATA_DIR: string };
  let running: ShopProcess;

  beforeAll(async () => {
    folder = await TemporaryFolder.create();
    const settings = { fsync: "off", full_page_writes: "off" };
    postgres = await startEmbeddedPostgres({ dataDir: folder.in("database"), settings });
    const { environment: addresses } = await serviceAddresses();
    const own = { DATA_DIR: folder.in("shop"), DATABASE_URL: postgres.url, DEMO_DATA: "false", RATE_LIMITS: "off" };
    environment = { ...addresses, ...own };
    running = ShopProcess.start({ program: "shop/dist/services.js", environment });
  });

  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await postgres[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  test("keeps all sessions valid in each process, and over a restart", async () => {
    const shop = await running.ready();
    const buyer = await signUp(shop);
    await isSignedIn(buyer);
    await keys(environment.DATA_DIR, "rotate", "--after", "12");
    const later = await signInByNewKey(shop, buyer);
    await keys(environment.DATA_DIR, "rotate", "--after", "600");
    expect(await running.end()).toEqual({ code: 0, signal: null });
    running = ShopProcess.start({ program: "shop/dist/services.js", environment });
    const restarted = await running.ready();
    await Promise.all([isSignedIn(buyer), isSignedIn(later)]);
    expect(kidOf(await signIn(restarted, buyer.email, testPassword))).toBe(kidOf(later));
    expect(await publishedKids(restarted)).toHaveLength(3);
  });
});
