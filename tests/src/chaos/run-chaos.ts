import { setTimeout as delay } from "node:timers/promises";
import { runAudit } from "@souk/shop/audit/run-audit";
import { createLoadProducts, loadShopEnvironment } from "../test-kit/load-shop.js";
import { ShopProcess } from "../test-kit/shop-process.js";
import { TemporaryFolder } from "../test-kit/temporary-folder.js";
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

/** A shop under buyers whose process is killed again and again; what is left afterwards is held against the books. */
export async function runChaos(
  { minutes, seed, buyers }: ChaosOptions,
  say: (text: string) => void,
): Promise<ChaosReport> {
  const random = seededRandom(seed);
  await using folder = await TemporaryFolder.create();
  const environment = {
    ...(await loadShopEnvironment(folder.path)),
    LOG_LEVEL: "fatal",
    SANDBOX_LOST_ANSWER_PERCENT: "10",
    SANDBOX_SEED: String(seed),
  };
  let shop = ShopProcess.start({ environment });
  try {
    const client = await shop.ready();
    const productIds = await createLoadProducts(client, 5);
    const end = Date.now() + minutes * 60_000;
    const isOver = (): boolean => Date.now() >= end;
    const work = Array.from({ length: buyers }, (_, index) =>
      chaosBuyer({ origin: client.origin, productIds, random: seededRandom(seed + 1 + index), isOver }),
    );
    let kills = 0;
    while (!isOver()) {
      await delay(3000 + random() * 5000);
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
    await delay(2000);
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
