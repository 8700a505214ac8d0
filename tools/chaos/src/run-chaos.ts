import { setTimeout as delay } from "node:timers/promises";
import {
  createLoadCourses,
  createLoadProducts,
  loadShopAdmin,
  signInLoadAdmin,
} from "@souk/tests/test-kit/shop/load-shop";
import { ShopClient } from "@souk/tests/test-kit/clients/shop-client";
import type { ShopKind } from "./chaos-arguments.js";
import { chaosBuyer, signIn, type BuyerTally, type ProductIds } from "./chaos-buyer.js";
import { ChaosShop } from "./chaos-shop.js";
import { faultText, type FaultKind } from "./fault.js";
import { scheduleFaults, shortestPauseMs } from "./fault-schedule.js";
import { RetryingClient, type MissingAnswers } from "./retrying-client.js";
import { seededRandom } from "@souk/tests/test-kit/data/seeded-random";
import { compareSettledData } from "./compare-settled-data.js";

export interface ChaosInput {
  readonly kind: ShopKind;
  readonly minutes: number;
  readonly seed: number;
  readonly buyers: number;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
}

export interface ChaosReport {
  readonly faults: Readonly<Record<FaultKind, number>>;
  readonly buyers: BuyersTally;
  readonly settled: number;
  readonly differences: readonly string[];
}

/** The combined results of all buyers. */
interface BuyersTally extends BuyerTally {
  readonly missing: MissingAnswers;
  /** The errors of buyers that failed. */
  readonly failedBuyers: string[];
}

/** The longest wait for open requests after the end of the faults. */
const answerTimeoutMs = 120_000;

/** Runs a shop under buyers and faults. Afterwards compares its data with the audit and with the buyers' results. */
export async function runChaos(input: ChaosInput): Promise<ChaosReport> {
  const { signal, log } = input;
  await using shop = await ChaosShop.open(input);
  const products = await createProducts(new ShopClient(shop.origin));
  log(`${shop.processNames.length} processes have started; ${input.buyers} buyers start`);
  const endMs = Date.now() + input.minutes * 60_000;
  const inflicting = inflictFaults(shop, input, endMs);
  const buying = startBuyers(shop.origin, { input, products, endMs });
  const [faults, buyers] = await Promise.all([inflicting, buying]).catch(async (error: unknown) => {
    // a process that is being killed or started belongs to the shop, which closes now
    await inflicting.catch(() => undefined);
    throw error;
  });
  log("the buyers have finished; comparing the data");
  const { settled, differences } = await compareSettledData(shop.databaseUrl, buyers.reported, signal);
  return { faults, buyers, settled, differences: [...shop.failures, ...buyers.failedBuyers, ...differences] };
}

async function createProducts(client: ShopClient): Promise<ProductIds> {
  const admin = await signInLoadAdmin(client);
  return { goods: await createLoadProducts(admin, 5), courses: await createLoadCourses(admin, 10) };
}

/** Inflicts the faults of the seed's schedule until the time is over. After that the shop is not disturbed. */
async function inflictFaults(
  shop: ChaosShop,
  { minutes, seed, signal, log }: ChaosInput,
  endMs: number,
): Promise<Record<FaultKind, number>> {
  const startMs = Date.now();
  const count = Math.ceil((minutes * 60_000) / shortestPauseMs);
  const { processNames: processes, connectionNames: connections } = shop;
  const done: Record<FaultKind, number> = { kill: 0, restartDatabase: 0, cut: 0, changeProvider: 0 };
  for (const { afterMs, fault } of scheduleFaults({ seed, count, processes, connections })) {
    if (Date.now() + afterMs >= endMs) break;
    await delay(afterMs, undefined, { signal });
    log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(6)} s  ${faultText(fault)}`);
    await shop.inflict(fault);
    done[fault.kind] += 1;
  }
  await shop.endFaults();
  log("no more faults");
  return done;
}

async function startBuyers(
  origin: string,
  { input, products, endMs }: { input: ChaosInput; products: ProductIds; endMs: number },
): Promise<BuyersTally> {
  const { seed, signal } = input;
  const tally: BuyersTally = { reported: [], declined: 0, refused: 0, missing: new Map(), failedBuyers: [] };
  const limits = { signal, endMs, timeoutMs: answerTimeoutMs };
  const shop = new RetryingClient(new ShopClient(origin), limits, tally.missing);
  const admin = sharedFor(300_000, () => signIn(shop, loadShopAdmin));
  const isOver = (): boolean => Date.now() >= endMs;
  const buying = Array.from({ length: input.buyers }, async (_, index) => {
    const random = seededRandom(seed + 1 + index);
    await chaosBuyer({ shop, admin, products, random, isOver }, tally).catch((error: unknown) => {
      signal.throwIfAborted();
      tally.failedBuyers.push(`a buyer failed: ${(error as Error).message}`);
    });
  });
  await Promise.all(buying);
  return tally;
}

/** Shares one result among all callers for `forMs` milliseconds. */
function sharedFor<T>(forMs: number, make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  let untilMs = 0;
  return () => {
    if (!made || Date.now() >= untilMs) {
      made = make();
      untilMs = Date.now() + forMs;
    }
    return made;
  };
}
