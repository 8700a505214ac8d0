import { runAudit } from "@souk/shop/audit/run-audit";
import { findFreePort } from "@souk/kernel/free-port";
import { CreateProductDocument } from "../generated/operations.js";
import { ShopProcess } from "../test-kit/shop-process.js";
import { signIn } from "../test-kit/shopper.js";
import { TemporaryFolder } from "../test-kit/temporary-folder.js";
import type { ShopClient } from "../test-kit/shop-client.js";
import { chaosBuyer, type BuyerTally } from "./chaos-buyer.js";
import { seededRandom } from "./seeded-random.js";

export interface ChaosOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly buyers: number;
}

export interface ChaosReport extends BuyerTally {
  readonly kills: number;
  readonly differences: readonly string[];
}

const admin = { email: "admin@shop.test", password: "an admin's long password" };

/** A shop under buyers whose process is killed again and again; what is left afterwards is held against the books. */
export async function runChaos(
  { minutes, seed, buyers }: ChaosOptions,
  say: (text: string) => void,
): Promise<ChaosReport> {
  const random = seededRandom(seed);
  await using folder = await TemporaryFolder.create();
  const environment = {
    DATA_DIR: folder.path,
    PORT: String(await findFreePort(undefined)),
    HOST: "127.0.0.1",
    DEMO_DATA: "false",
    RATE_LIMITS: "off",
    EMAIL_VERIFICATION: "off",
    LOG_LEVEL: "fatal",
    SANDBOX_LOST_ANSWER_PERCENT: "10",
    SANDBOX_SEED: String(seed),
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
  let shop = ShopProcess.start({ environment });
  try {
    const client = await shop.ready();
    const productIds = await createProducts(client);
    const end = Date.now() + minutes * 60_000;
    const isOver = (): boolean => Date.now() >= end;
    const work = Array.from({ length: buyers }, (_, index) =>
      chaosBuyer({ origin: client.origin, productIds, random: seededRandom(seed + 1 + index), isOver }),
    );
    let kills = 0;
    while (!isOver()) {
      await pause(3000 + random() * 5000);
      shop.kill("SIGKILL");
      await shop.ended;
      kills += 1;
      shop = ShopProcess.start({ environment });
      await shop.ready();
    }
    const tallies = await Promise.all(work);
    say(`${kills} kills; the books are compared`);
    const total = sum(tallies);
    const lost = total.lost.map((id) => `order ${id} was told to be paid and is not`);
    return { ...total, kills, differences: [...lost, ...(await settledDifferences(environment))] };
  } finally {
    await shop[Symbol.asyncDispose]();
  }
}

async function createProducts(client: ShopClient): Promise<string[]> {
  const boss = await signIn(client, admin.email, admin.password);
  const ids: string[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const input = {
      sku: `CHAOS-${number}`,
      name: `Thing ${number}`,
      price: { amount: "9.99", currency: "CAD" },
      initialStock: 100_000,
    };
    const { createProduct } = await boss.get(CreateProductDocument, { input });
    if (createProduct?.__typename === "Product") ids.push(createProduct.id);
  }
  return ids;
}

const patienceMs = 120_000;

/** What still differs once nothing is under way any more. */
async function settledDifferences(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const lines: string[] = [];
    const code = await runAudit(["--json", "--grace", "0"], environment, {
      out: (text) => void lines.push(text),
      complain: (text) => void lines.push(text),
    });
    if (code === 0) return [];
    if (Date.now() >= end) return lines;
    await pause(2000);
  }
}

function sum(tallies: readonly BuyerTally[]): BuyerTally {
  const total: BuyerTally = { paid: 0, declined: 0, cancelled: 0, repeated: 0, lost: [] };
  for (const tally of tallies) {
    total.paid += tally.paid;
    total.declined += tally.declined;
    total.cancelled += tally.cancelled;
    total.repeated += tally.repeated;
    total.lost.push(...tally.lost);
  }
  return total;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
