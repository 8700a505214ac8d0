import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { findEmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { AddToCartBrieflyDocument, CheckoutBrieflyDocument, RegisterDocument } from "../generated/operations.js";
import { checkoutInput } from "../test-kit/buying.js";
import { createLoadProducts, loadShopEnvironment, signInLoadAdmin } from "../test-kit/load-shop.js";
import type { ShopClient } from "../test-kit/shop-client.js";
import { ShopProcess } from "../test-kit/shop-process.js";
import { signIn, testPassword } from "../test-kit/shopper.js";
import { TemporaryFolder } from "../test-kit/temporary-folder.js";
import { FloorCheckout } from "./floor-checkout.js";
import { Rounds, type Pace } from "./rounds.js";

export interface CheckoutRow {
  readonly buyers: number;
  readonly souk: Pace;
  /** By plain `pool.query`. */
  readonly floor: Pace;
  /** With prepared statements. */
  readonly preparedFloor: Pace;
}

const crowds = [1, 8, 32];
const roundsOfEach = 4;
const jobsEndMs = 1500;

/**
 * Users of a shop in one process who add to their cart and check out, paid, beside the same writes by bare SQL into the same
 * databases, by turns.
 */
export async function benchCheckout(seconds: number): Promise<CheckoutRow[]> {
  await using folder = await TemporaryFolder.create();
  const environment = { ...(await loadShopEnvironment(folder.path)), LOG_LEVEL: "warn" };
  await using shop = ShopProcess.start({ environment });
  const client = await shop.ready();
  // one for each buyer, so that the floor does not wait for a row lock either
  const productIds = await createLoadProducts(await signInLoadAdmin(client), Math.max(...crowds));
  const shoppers: ShopClient[] = [];
  for (const _ of Array.from({ length: Math.max(...crowds) })) shoppers.push(await register(client));
  const found = await findEmbeddedPostgres(folder.path);
  if (typeof found === "string") throw new Error("the shop's database is not to be found");
  await using floor = new FloorCheckout({ serverUrl: found.url, isPrepared: false });
  await using preparedFloor = new FloorCheckout({ serverUrl: found.url, isPrepared: true });

  const rows: CheckoutRow[] = [];
  for (const buyers of crowds) {
    const ids = Array.from({ length: buyers }, () => randomUUID());
    const buyersOf = (bare: FloorCheckout) => ids.map((id, index) => () => bare.buy(id, productIds[index] ?? ""));
    const ofSouk = shoppers.slice(0, buyers).map((shopper, index) => () => buy(shopper, productIds[index] ?? ""));
    const [souk, bare, prepared] = [
      new Rounds(ofSouk),
      new Rounds(buyersOf(floor)),
      new Rounds(buyersOf(preparedFloor)),
    ];
    // what is measured first would pay for what is done once
    for (const rounds of [bare, prepared, souk]) await rounds.warmUp();
    await delay(jobsEndMs);
    // by turns, so that a machine that is faster for a while is so for all
    for (const _ of Array.from({ length: roundsOfEach })) {
      for (const rounds of [bare, prepared, souk]) await rounds.run(seconds / roundsOfEach);
      // what the shop's jobs have left to do would slow down the others
      await delay(jobsEndMs);
    }
    rows.push({ buyers, souk: souk.pace(), floor: bare.pace(), preparedFloor: prepared.pace() });
  }
  return rows;
}

async function buy(shopper: ShopClient, productId: string): Promise<void> {
  const { addToCart } = await shopper.get(AddToCartBrieflyDocument, { input: { productId, quantity: 1 } });
  const { checkout } = await shopper.get(CheckoutBrieflyDocument, { input: checkoutInput() });
  if (addToCart?.__typename !== "Cart" || checkout?.__typename !== "Order" || checkout.status !== "PAID")
    throw new Error(`nothing was bought: ${JSON.stringify({ addToCart, checkout })}`);
}

async function register(client: ShopClient): Promise<ShopClient> {
  const input = { email: `${randomUUID()}@example.com`, password: testPassword };
  await client.get(RegisterDocument, { input });
  return signIn(client, input.email, input.password);
}
