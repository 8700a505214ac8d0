// own shops: one is saved while it sells, the other restored; takes long: each restore fills twelve databases
import { mkdir, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBackup } from "@souk/shop/backup/run-backup";
import { runRestore } from "@souk/shop/backup/run-restore";
import { runAuditOn } from "../audit/ledger/run-audit-on.js";
import { CancelOrderDocument, RefundOrderDocument } from "../generated/operations.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopClient } from "../test-kit/clients/shop-client.js";
import { signIn, signUp } from "../test-kit/clients/shopper.js";
import { buy } from "../test-kit/data/buying.js";
import { ownerNames } from "../test-kit/data/test-databases.js";
import {
  admin,
  createProduct,
  openEnvironment,
  type LastingEnvironment,
} from "../test-kit/shop/lasting-environment.js";
import { makeShopKeys } from "../test-kit/shop/shop-keys.js";
import { startTestShop } from "../test-kit/shop/start-test-shop.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const buyers = 6;

const resources = new AsyncDisposableStack();
let folder: TemporaryFolder;
let keys: Readonly<Record<string, string>>;
/** The settings of the shop that sold during the backup, and those of the restored shop. */
let source: LastingEnvironment;
let target: LastingEnvironment;
let file: string;

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly lines: readonly string[];
}

async function backup(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  const stdout = new PassThrough();
  const chunks: Buffer[] = [];
  stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const lines: string[] = [];
  const code = await runBackup(args, { ...environment, ...keys }, { stdout, printError: (line) => lines.push(line) });
  return { code, stdout: Buffer.concat(chunks).toString("latin1"), lines };
}

async function restore(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  const lines: string[] = [];
  const code = await runRestore(args, { ...environment, ...keys }, (line) => lines.push(line));
  return { code, stdout: "", lines };
}

beforeAll(async () => {
  folder = resources.use(await TemporaryFolder.create());
  keys = {};
  const { stdout } = await backup({}, "key");
  await writeFile(folder.in("key"), stdout);
  const [recipient = ""] = /age1\S+/.exec(stdout) ?? [];
  keys = { BACKUP_RECIPIENTS: recipient, BACKUP_IDENTITY_FILE: folder.in("key") };
  // a backup lacks the keys that settings give, and a charge in progress cannot end without them
  const { environment: shopKeys } = await makeShopKeys();
  source = await openEnvironment(resources, shopKeys);
  target = await openEnvironment(resources, shopKeys);
  await mkdir(folder.in("backups"));
  await backUpWhileSelling();
});

afterAll(() => resources.disposeAsync());

/** Makes several backups while buyers buy, cancel and ask for refunds; `file` is the last one. */
async function backUpWhileSelling(): Promise<void> {
  await using shop = await startTestShop(source);
  const client = new ShopClient(`http://127.0.0.1:${shop.port}`);
  const product = await createProduct(client, 10_000);
  const adminClient = await signIn(client, admin.email, admin.password);
  let isOpen = true;
  let orders = 0;
  const selling = Array.from({ length: buyers }, async () => {
    const buyer = await signUp(client);
    while (isOpen) {
      const { id } = await buy(buyer, product);
      orders += 1;
      if (orders % 5 === 0) await adminClient.get(CancelOrderDocument, { id });
      if (orders % 7 === 0) await adminClient.get(RefundOrderDocument, { id, idempotencyKey: id });
    }
  });
  try {
    await eventually(() => expect(orders).toBeGreaterThan(2 * buyers));
    const written = await backup(source, "--to", folder.in("backups"));
    expect(written.lines).toContainEqual(
      expect.stringMatching(
        new RegExp(`^took a snapshot of ${ownerNames.length} databases; writes waited for \\d+ ms$`),
      ),
    );
    expect(written.code).toBe(0);
  } finally {
    isOpen = false;
    await Promise.all(selling);
  }
  const [name = ""] = await readdir(folder.in("backups"));
  file = join(folder.in("backups"), name);
}

test("a backup under load restores into databases without a difference", async () => {
  expect(await restore(target, file)).toMatchObject({
    code: 2,
    lines: [
      expect.stringMatching("checksums are right"),
      expect.stringMatching(/has data; souk restore --replace deletes it$/),
    ],
  });
  const restored = await restore(target, file, "--replace");
  expect(restored.lines.at(-1)).toMatch(/^restored all databases as of /);
  await using shop = await startTestShop(target);
  expect(await restore(target, file, "--replace")).toMatchObject({
    lines: [expect.anything(), expect.stringMatching(/^a shop uses the database of accounts; stop it/)],
  });
  await eventually(async () => {
    const { differences, complaints } = await runAuditOn(target, "--grace", "0");
    expect({ differences, complaints }).toEqual({ differences: [], complaints: [] });
  });
  const client = new ShopClient(`http://127.0.0.1:${shop.port}`);
  const buyer = await signUp(client);
  await expect(buy(buyer, await createProduct(client, 1, "AFTER"))).resolves.toMatchObject({ status: "PAID" });
});

test("verify restores into a temporary server, audits it, and prints the RPO and the RTO", async () => {
  const { code, stdout } = await backup({}, "verify", file);
  expect(stdout).toMatch(/^0 differences$/m);
  expect(stdout).toMatch(/^RPO: .* last \d+ min, since 20/m);
  expect(stdout).toMatch(/^RTO: .* in [\d.]+ s$/m);
  expect(code).toBe(0);
});

test("a backup that is damaged, cut off, or encrypted for others is refused before anything is changed", async () => {
  const content = await readFile(file);
  const damaged = folder.in("damaged");
  const flipped = Buffer.from(content);
  flipped[content.length >> 1]! ^= 1;
  await writeFile(damaged, flipped);
  expect(await restore(target, damaged, "--replace")).toMatchObject({
    code: 2,
    lines: [expect.stringMatching("is damaged")],
  });
  await writeFile(damaged, content);
  await truncate(damaged, content.length - 100);
  expect(await restore(target, damaged, "--replace")).toMatchObject({
    code: 2,
    lines: [expect.stringMatching("is damaged")],
  });
  const other = await backup({}, "key");
  await writeFile(folder.in("other-key"), other.stdout);
  const own = keys;
  keys = { ...keys, BACKUP_IDENTITY_FILE: folder.in("other-key") };
  const refused = await restore(target, file, "--replace");
  keys = own;
  expect(refused).toMatchObject({ code: 2, lines: [expect.stringMatching("encrypted for other keys")] });
});

test("a backup has the rights of its owner, and contains no text of the databases", async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const content = await readFile(file, "latin1");
  expect(content.startsWith("age-encryption.org/v1\n")).toBe(true);
  expect(content).not.toContain("@shop.test");
});

test("--keep deletes the older backups of the folder, and files of backups that were killed", async () => {
  const backups = folder.in("backups-to-keep");
  await mkdir(backups);
  const old = ["souk-2026-01-01T00-00-00Z.tar.zst.age", "souk-2026-01-02T00-00-00Z.tar.zst.age"];
  for (const name of [...old, "notes.txt", `${old[0]}.partial-99999999`]) await writeFile(join(backups, name), "");
  expect((await backup(source, "--to", backups, "--keep", "2")).code).toBe(0);
  const names = (await readdir(backups)).sort();
  expect(names).toEqual(["notes.txt", old[1], expect.stringMatching(/^souk-20.*Z\.tar\.zst\.age$/)]);
});

test("a full disk and a missing folder are one line, and leave no file", async () => {
  const missing = await backup(source, "--to", folder.in("none/backup"));
  expect(missing).toMatchObject({
    code: 2,
    lines: expect.arrayContaining([expect.stringMatching("there is no folder")]),
  });
  expect(
    await backup({ ...source, ORDERS_DATABASE_URL: "postgres://127.0.0.1:1/none" }, "--to", folder.in("file")),
  ).toMatchObject({
    code: 2,
    lines: [expect.stringMatching("cannot reach the database of orders")],
  });
  await expect(stat(folder.in("file"))).rejects.toMatchObject({ code: "ENOENT" });
});
