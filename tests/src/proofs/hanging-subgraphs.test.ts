// own shop: its processes are stopped
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { eventually } from "../test-kit/clients/eventually.js";
import { PacedLoad, type TimedRequest } from "../test-kit/clients/paced-load.js";
import { serviceAddresses } from "../test-kit/shop/service-addresses.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { hangingInTurn, visitEach, type HangingName, type Requests } from "../processes/services/hanging-requests.js";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

// HANGING=all: each subgraph; HANGING=cart,orders: these; otherwise three, which HANGING_SEED or the commit chooses
const chosen = hangingInTurn(3);

const programs = "shop/dist/services.js";
const slowMs = 2000;
/** The labels of the requests that do not need the subgraph. */
const unaffected = ["other", "ready"];
let folder: TemporaryFolder;
let running: ShopProcess;
let shop: ShopClient;
let viewer: Shopper;
let requests: Requests;

beforeAll(async () => {
  folder = await TemporaryFolder.create();
  const { environment } = await serviceAddresses();
  running = ShopProcess.start({
    program: programs,
    environment: { ...environment, DATA_DIR: folder.in("shop"), RATE_LIMITS: "off", LOG_LEVEL: "warn" },
  });
  shop = await running.ready();
  ({ viewer, requests } = await visitEach(shop));
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe.each(chosen)("%s hangs", (name) => {
  let measured: Measured;

  beforeAll(async () => {
    measured = await measure(name);
    report(name, measured);
  });

  test("at most 1% of the requests that need it take over 2 s in the first ten seconds", () => {
    const needing = labelled(measured.firstTenSeconds, "needs");
    expect(needing.length).toBeGreaterThan(50);
    expect(slowestBeyondOnePercent(needing, measured.boundMs)).toEqual([]);
  });

  test("no request takes over 2 s after ten seconds", () => {
    expect(measured.afterwards.length).toBeGreaterThan(50);
    expect(over(measured.afterwards, measured.boundMs)).toEqual([]);
  });

  test("requests that do not need it and readiness probes are answered as before", () => {
    for (const label of unaffected) {
      const timed = labelled([...measured.firstTenSeconds, ...measured.afterwards], label);
      expect(timed.length).toBeGreaterThan(20);
      expect(timed.filter(({ isAnswered }) => !isAnswered)).toEqual([]);
      expect(slowestBeyondOnePercent(timed, measured.unaffectedBoundMs)).toEqual([]);
    }
  });

  test("requests that need it are answered soon after it resumes", async () => {
    const [query] = requests[name].queries;
    await eventually(async () => expect((await viewer.execute(query)).errors).toEqual([]));
    await eventually(async () => expect((await healthOf(name)).status).toBe("ok"));
  });
});

/** The requests before a subgraph hangs, in the first ten seconds of it, and after these. */
interface Measured {
  readonly before: readonly TimedRequest[];
  readonly firstTenSeconds: readonly TimedRequest[];
  readonly afterwards: readonly TimedRequest[];
  /** The limit of requests that need the subgraph, in milliseconds. A busy machine is slow before it hangs, too. */
  readonly boundMs: number;
  readonly unaffectedBoundMs: number;
}

async function measure(name: HangingName): Promise<Measured> {
  const { queries, mutation } = requests[name];
  const [unrelated] = requests[name === "catalog" ? "shipping" : "catalog"].queries;
  // one request in ten is a mutation
  const needing = Array.from({ length: 10 }, (_, index) =>
    index === 5 ? mutation : (queries[index % queries.length] ?? ""),
  );
  const load = new PacedLoad(viewer, [
    { label: "needs", operations: needing, everyMs: 50 },
    { label: "other", operations: [unrelated], everyMs: 100 },
    { label: "ready", path: "/health/ready", everyMs: 250 },
  ]);
  await eventually(async () => expect((await healthOf(name)).status).toBe("ok"));
  const before = await load.run(5000);
  const pid = running.living().find(({ command }) => command.includes(`subgraphs/${name}/`))?.pid ?? 0;
  process.kill(pid, "SIGSTOP");
  try {
    const timed = await load.run(15_000);
    return {
      before,
      firstTenSeconds: timed.filter(({ sentAtMs }) => sentAtMs < 10_000),
      afterwards: timed.filter(({ sentAtMs }) => sentAtMs >= 10_000),
      boundMs: slowMs + slowest(before),
      unaffectedBoundMs: 1000 + slowest(before),
    };
  } finally {
    process.kill(pid, "SIGCONT");
  }
}

function report(name: SubgraphName, { before, firstTenSeconds, afterwards }: Measured): void {
  const figures = Object.entries({ before, firstTenSeconds, afterwards }).map(([phase, timed]) =>
    ["needs", ...unaffected].map((label) => {
      const durations = labelled(timed, label)
        .map(({ durationMs }) => durationMs)
        .toSorted((a, b) => a - b);
      const [p50, p99] = [0.5, 0.99].map((share) => Math.round(durations[Math.floor(durations.length * share)] ?? 0));
      const slow = durations.filter((each) => each > slowMs).length;
      return `${name} ${phase} ${label}: ${durations.length} requests, p50 ${p50} ms, p99 ${p99} ms, ${slow} over 2 s`;
    }),
  );
  process.stderr.write(`${figures.flat().join("\n")}\n`);
}

async function healthOf(name: SubgraphName): Promise<{ status: string }> {
  const { subgraphs } = (await (await shop.fetch("/health")).json()) as {
    subgraphs: Record<string, { status: string }>;
  };
  return subgraphs[name] ?? { status: "none" };
}

function labelled(timed: readonly TimedRequest[], label: string): readonly TimedRequest[] {
  return timed.filter((request) => request.label === label);
}

function over(timed: readonly TimedRequest[], limitMs: number): readonly TimedRequest[] {
  return timed.filter(({ durationMs }) => durationMs > limitMs);
}

/** Returns the requests above the limit, unless they are at most one in a hundred, or one. */
function slowestBeyondOnePercent(timed: readonly TimedRequest[], limitMs: number): readonly TimedRequest[] {
  const slow = over(timed, limitMs);
  return slow.length <= Math.max(1, timed.length / 100) ? [] : slow;
}

function slowest(timed: readonly TimedRequest[]): number {
  return Math.max(...timed.map(({ durationMs }) => durationMs));
}
