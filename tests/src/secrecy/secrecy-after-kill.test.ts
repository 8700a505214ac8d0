// own shop: it is killed
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AddPaymentMethodDocument, CheckoutDocument, CreateProductDocument } from "../generated/operations.js";
import { addToCart, checkoutInput } from "../test-kit/data/buying.js";
import { cardThat } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { signIn, signUp, testPassword } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";
import { Canaries } from "./canaries.js";

const admin = { email: "admin@shop.test", password: "an admin's long password" };
const card = { ...cardThat("succeeds"), cvc: "9173" };
const canaries = new Canaries();
const output: string[] = [];
let folder: TemporaryFolder;

/** Kills a shop with its own database between the charge and its record, starts it again, and completes the order. */
beforeAll(async () => {
  folder = await TemporaryFolder.create();
  const settings = { DEMO_DATA: "false", RATE_LIMITS: "off", LOG_LEVEL: "trace", PORT: "0", HOST: "127.0.0.1" };
  const account = { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password };
  const environment = { ...settings, ...account, DATA_DIR: folder.in("data") };
  canaries.keep("the admin's password", admin.password);
  canaries.keep("the password", testPassword);
  canaries.keep("the card", card.cardNumber);
  canaries.keep("the CVC", card.cvc);

  await using dying = ShopProcess.start({ environment: { ...environment, CRASH_AT: "checkout.charged" } });
  const client = await dying.ready();
  const adminClient = await signIn(client, admin.email, admin.password);
  const product = { sku: "LAMP", name: "Lamp", price: { amount: "49.99", currency: "CAD" }, initialStock: 5 };
  const { createProduct } = await adminClient.get(CreateProductDocument, { input: product });
  if (createProduct?.__typename !== "Product") throw new Error(JSON.stringify(createProduct));
  const buyer = await signUp(client);
  canaries.keep("the access token", buyer.accessToken);
  canaries.keep("the refresh token", buyer.refreshToken);
  await buyer.get(AddPaymentMethodDocument, { input: { paymentType: "CARD", details: card } });
  await addToCart(buyer, createProduct.id);
  const input = checkoutInput({ idempotencyKey: randomUUID(), payment: { card } });
  await buyer.get(CheckoutDocument, { input }).catch(() => undefined);
  expect((await dying.ended).signal).toBe("SIGKILL");

  await using living = ShopProcess.start({ environment });
  const again = (await living.ready()).signedIn(buyer.accessToken);
  await eventually(async () => {
    expect((await again.get(CheckoutDocument, { input })).checkout).toMatchObject({ __typename: "Order" });
  });
  expect(await living.end()).toEqual({ code: 0, signal: null });
  output.push(...dying.stdout, ...dying.stderr, ...living.stdout, ...living.stderr);
});

afterAll(async () => folder[Symbol.asyncDispose]());

test("the output of both processes contains no secret", () => {
  expect(output.join("")).toContain('"level":"trace"');
  for (const line of output) expect([canaries.in(line), line]).toEqual([[], line]);
});

test("no file of the data directory contains a secret, including the database files and the write-ahead log", async () => {
  // three digits occur in every page of a database
  const secrets = canaries.secrets.filter(({ secret }) => secret.length > 8);
  const files = await readdir(folder.in("data"), { recursive: true, withFileTypes: true });
  let bytes = 0;
  let isAddressSeen = false;
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    const content = await readFile(path);
    bytes += content.length;
    isAddressSeen ||= content.includes(admin.email);
    const found = secrets.filter(({ secret }) => content.includes(secret)).map(({ name }) => name);
    expect([path, found]).toEqual([path, []]);
  }
  expect(bytes).toBeGreaterThan(10_000_000);
  // proves that the search sees table data
  expect(isAddressSeen).toBe(true);
});
