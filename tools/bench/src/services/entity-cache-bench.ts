import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { TestRedis } from "@souk/kernel/testing/redis/test-redis";
import { RegisterDocument } from "@souk/tests/generated/operations";
import { addToCart } from "@souk/tests/test-kit/data/buying";
import { livingProcesses } from "@souk/tests/test-kit/shop/living-processes";
import {
  createLoadProducts,
  loadShopAdmin,
  loadShopEnvironment,
  signInLoadAdmin,
} from "@souk/tests/test-kit/shop/load-shop";
import { serviceAddresses } from "@souk/tests/test-kit/shop/service-addresses";
import type { ShopClient } from "@souk/tests/test-kit/clients/shop-client";
import { ShopProcess } from "@souk/tests/test-kit/shop/shop-process";
import { signIn, testPassword } from "@souk/tests/test-kit/clients/shopper";
import { TemporaryFolder } from "@souk/tests/test-kit/shop/temporary-folder";

export interface EntityCacheRow {
  readonly router: "without" | "with";
  readonly requests: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** CPU time per request in milliseconds: of the router, and of all processes of the shop with its databases. */
  readonly routerCpuMs: number;
  readonly allCpuMs: number;
}

/** The fields of a cart page that the entity cache may serve from Redis; stock is not among them. */
const cart = `{ cart { subtotal { amount } lines { quantity product { id slug name description price { amount currency }
  tags images { url alt position } } } } }`;
const lines = 20;
const clients = 8;
const rounds = 8;
const ticksPerSecond = 100;

/** Compares the cart page on two routers over the same services in turn: one with the entity cache, one without. */
export async function benchEntityCache(seconds: number): Promise<EntityCacheRow[]> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await TemporaryFolder.create());
  const redis = resources.use(await TestRedis.start());
  const { environment: addresses } = await serviceAddresses();
  const environment = {
    ...(await loadShopEnvironment(folder.path)),
    ...addresses,
    REDIS_URL: redis.url,
    STOREFRONT: "off",
    LOG_LEVEL: "warn",
  };
  const services = resources.use(ShopProcess.start({ program: "shop/dist/services.js", environment }));
  const first = await services.ready();
  const router = async (cacheSeconds: string) => {
    const keys = join(folder.path, "keys");
    const own = {
      PORT: String(await findFreePort(undefined)),
      ENTITY_CACHE_SECONDS: cacheSeconds,
      SERVICE_KEYS_FILE: join(keys, "services/router.json"),
      SERVICE_PUBLIC_KEYS_FILE: join(keys, "service-public-keys.json"),
      CARD_SEAL_KEYS_FILE: join(keys, "card-seal-keys.json"),
    };
    const started = resources.use(
      ShopProcess.start({ program: "router/dist/main.js", environment: { ...environment, ...own } }),
    );
    return { client: await started.ready(), pid: started.pid };
  };
  const routers = [
    { name: "without" as const, ...(await router("0")) },
    { name: "with" as const, ...(await router("300")) },
  ];
  const buyers = await fullCarts(first);
  const measured = routers.map(({ name, client, pid }) => ({
    name,
    pid,
    clients: buyers.map(({ headers }) => client.with(headers)),
    took: [] as number[],
    routerMs: 0,
    allMs: 0,
  }));
  await equalAnswers(measured.map(({ clients: requested }) => requested));
  for (const { clients: requested } of measured) await sendFor(seconds / 2, requested);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of round % 2 === 0 ? measured : measured.toReversed()) {
      const before = cpuMs(folder.path, redis.url, each.pid);
      each.took.push(...(await sendFor(seconds / rounds, each.clients)));
      const after = cpuMs(folder.path, redis.url, each.pid);
      each.routerMs += after.router - before.router;
      each.allMs += after.all - before.all;
    }
  }
  return measured.map(({ name, took, routerMs, allMs }) => {
    const sorted = took.toSorted((one, other) => one - other);
    const quantile = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
    const perRequest = (ms: number): number => ms / sorted.length;
    return {
      router: name,
      requests: sorted.length,
      medianMs: quantile(0.5),
      p99Ms: quantile(0.99),
      routerCpuMs: perRequest(routerMs),
      allCpuMs: perRequest(allMs),
    };
  });
}

async function fullCarts(shop: ShopClient): Promise<ShopClient[]> {
  const ids = await createLoadProducts(await signInLoadAdmin(shop), lines);
  const buyers: ShopClient[] = [];
  for (let number = 0; number < clients; number += 1) {
    const email = `buyer-${number}-${loadShopAdmin.email}`;
    await shop.get(RegisterDocument, { input: { email, password: testPassword } });
    const buyer = await signIn(shop, email, testPassword);
    for (const id of ids) await addToCart(buyer, id, 1);
    buyers.push(buyer);
  }
  return buyers;
}

async function equalAnswers(crowds: readonly (readonly ShopClient[])[]): Promise<void> {
  // twice, so that the second answer comes from Redis
  for (let time = 0; time < 2; time += 1) {
    const answers = await Promise.all(crowds.map(async ([buyer]): Promise<unknown> => buyer?.get(cart)));
    const texts = new Set(answers.map((answer) => JSON.stringify(answer)));
    if (texts.size !== 1 || !texts.values().next().value?.includes("Thing 20")) throw new Error("the answers differ");
  }
}

async function sendFor(seconds: number, crowd: readonly ShopClient[]): Promise<number[]> {
  const end = performance.now() + seconds * 1000;
  const took: number[] = [];
  const sendRequests = async (buyer: ShopClient): Promise<void> => {
    while (performance.now() < end) {
      const startedAt = performance.now();
      await buyer.get(cart);
      took.push(performance.now() - startedAt);
    }
  };
  await Promise.all(crowd.map(sendRequests));
  return took;
}

/** CPU time so far, including system time. */
function cpuMs(folder: string, redisUrl: string, router: number): { router: number; all: number } {
  const redis = livingProcesses(new URL(redisUrl).port).filter(({ command }) => command.startsWith("redis-server"));
  const pids = new Set([...livingProcesses(folder), ...redis].map(({ pid }) => pid));
  const of = (pid: number): number => {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13);
    return (1000 * (Number(user) + Number(system))) / ticksPerSecond;
  };
  return { router: of(router), all: [...pids].reduce((sum, pid) => sum + of(pid), 0) };
}
