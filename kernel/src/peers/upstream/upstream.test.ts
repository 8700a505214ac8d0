import { afterEach, beforeEach, describe, expect, vi, test } from "vitest";
import { CircuitOpenError } from "./circuit-breaker.js";
import { Upstream, type UpstreamOptions } from "./upstream.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class NoAnswerError extends Error {}

const never = new Promise<never>(() => undefined);

function after<T>(delayMs: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), delayMs));
}

/** An upstream whose health and latency the test sets. It hangs while `health` is "hangs". */
class FakeService {
  health: "hangs" | "healthy" | "refuses" = "healthy";
  probes = 0;
  hedges = 0;
  readonly changes: boolean[] = [];
  readonly upstream: Upstream;

  constructor(options: Partial<UpstreamOptions> = {}) {
    this.upstream = new Upstream({
      name: "catalog",
      probe: async () => {
        this.probes += 1;
        if (this.health === "hangs") return never;
        if (this.health === "refuses") throw new Error("refused");
      },
      failureOf: (error) => (error instanceof NoAnswerError ? "unanswered" : "answered"),
      hedges: true,
      onCircuit: (isOpen) => void this.changes.push(isOpen),
      onHedge: () => void (this.hedges += 1),
      ...options,
    });
  }

  /** Tracks the state of a call. */
  follow(kind: "query" | "mutation", send: () => Promise<unknown> = () => never): { state: string } {
    const followed = { state: "running" };
    this.upstream.call(kind, send).then(
      () => void (followed.state = "answered"),
      (error: unknown) => void (followed.state = error instanceof CircuitOpenError ? "refused" : "failed"),
    );
    return followed;
  }
}

describe("a service that hangs", () => {
  test.each([
    ["query", 1500],
    ["mutation", 1850],
  ] as const)("a running %s ends within %d ms, and new calls are refused immediately", async (kind, withinMs) => {
    const service = new FakeService();
    service.health = "hangs";
    const waiting = service.follow(kind);
    await vi.advanceTimersByTimeAsync(withinMs);
    expect([waiting.state, service.changes]).toEqual(["refused", [true]]);
    const refused = ["query", "mutation"].map((each) => service.follow(each as "query"));
    await vi.advanceTimersByTimeAsync(0);
    expect(refused.map((each) => each.state)).toEqual(["refused", "refused"]);
  });

  test("a mutation succeeds when the service resumes after a short pause", async () => {
    const service = new FakeService();
    service.health = "hangs";
    const mutation = service.follow("mutation", () => after(1600, "done"));
    await vi.advanceTimersByTimeAsync(1500);
    expect([mutation.state, service.changes]).toEqual(["running", [true]]);
    await vi.advanceTimersByTimeAsync(100);
    expect(mutation.state).toBe("answered");
  });

  test("the circuit closes at a healthy probe, within 2.5 s of the service's return", async () => {
    const service = new FakeService();
    service.health = "hangs";
    service.follow("query");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(service.upstream.isOpen).toBe(true);
    service.health = "healthy";
    await vi.advanceTimersByTimeAsync(2500);
    expect(service.changes).toEqual([true, false]);
    expect(await service.upstream.call("query", async () => 1)).toBe(1);
  });

  test("polls open the circuit before any call waits", async () => {
    const service = new FakeService();
    service.health = "hangs";
    void service.upstream.probe();
    await vi.advanceTimersByTimeAsync(2500);
    expect(service.changes).toEqual([true]);
  });

  test("a poll that began before any call waited also opens the circuit", async () => {
    const service = new FakeService();
    service.health = "hangs";
    void service.upstream.probe();
    await vi.advanceTimersByTimeAsync(200);
    const waiting = service.follow("query");
    await vi.advanceTimersByTimeAsync(900);
    expect([waiting.state, service.changes]).toEqual(["refused", [true]]);
  });

  test("one silent probe without waiting calls does not open the circuit", async () => {
    const service = new FakeService();
    service.health = "hangs";
    const probe = service.upstream.probe();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await probe).toBe("silent");
    service.health = "healthy";
    expect(service.upstream.isOpen).toBe(false);
  });

  test("probes do not pile up", async () => {
    const service = new FakeService();
    service.health = "hangs";
    for (let call = 0; call < 100; call += 1) service.follow("query");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(service.probes).toBeLessThanOrEqual(7);
  });
});

describe("a service that is alive", () => {
  test("a slow call continues while probes are answered", async () => {
    const service = new FakeService();
    const report = service.follow("query", () => after(12_000, "report"));
    await vi.advanceTimersByTimeAsync(11_000);
    expect([report.state, service.changes]).toEqual(["running", []]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(report.state).toBe("answered");
  });

  test("a silent probe does not open the circuit while other calls are answered", async () => {
    const service = new FakeService();
    service.health = "hangs";
    const slow = service.follow("query");
    for (let elapsedMs = 0; elapsedMs < 10_000; elapsedMs += 200) {
      service.follow("query", async () => 1);
      if (elapsedMs % 1000 === 0) void service.upstream.probe();
      await vi.advanceTimersByTimeAsync(200);
    }
    expect([slow.state, service.changes]).toEqual(["running", []]);
  });

  test("refused connections never open the circuit", async () => {
    const service = new FakeService();
    service.health = "refuses";
    for (let call = 0; call < 20; call += 1) {
      const refused = service.follow("query", () => Promise.reject(new NoAnswerError()));
      await vi.advanceTimersByTimeAsync(100);
      expect(refused.state).toBe("failed");
    }
    expect(await service.upstream.probe()).toBe("unhealthy");
    expect(service.changes).toEqual([]);
  });

  test("five consecutive calls without an answer open the circuit although probes are answered", async () => {
    const service = new FakeService();
    const late = async (): Promise<never> => after(3000, 0).then(() => Promise.reject(new NoAnswerError()));
    for (let call = 0; call < 5; call += 1) service.follow("query", late);
    await vi.advanceTimersByTimeAsync(3000);
    expect(service.changes).toEqual([true]);
  });

  test("a call abandoned by its client does not count for or against the service", async () => {
    const service = new FakeService({ failureOf: () => "abandoned" });
    for (let call = 0; call < 20; call += 1)
      service.follow("query", () => after(300, 0).then(() => Promise.reject(new Error())));
    await vi.advanceTimersByTimeAsync(400);
    expect(service.changes).toEqual([]);
  });
});

test("a process that was itself suspended does not blame the service", async () => {
  const service = new FakeService();
  service.health = "hangs";
  const call = service.follow("query");
  // the clock jumps, and each due timer runs once
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(100);
  expect([call.state, service.changes]).toEqual(["running", []]);
});

describe("hedging", () => {
  /** Returns a service with a usual latency of 10 ms and a full budget. */
  async function warm(options: Partial<UpstreamOptions> = {}): Promise<FakeService> {
    const service = new FakeService(options);
    for (let call = 0; call < 400; call += 1) {
      service.follow("query", () => after(10, call));
      await vi.advanceTimersByTimeAsync(10);
    }
    return service;
  }

  test("a query that takes unusually long is sent once more, and the first answer is used", async () => {
    const service = await warm();
    let sent = 0;
    const call = service.follow("query", () => {
      sent += 1;
      return sent === 1 ? never : after(10, "second");
    });
    await vi.advanceTimersByTimeAsync(200);
    expect([call.state, sent, service.hedges]).toEqual(["answered", 2, 1]);
  });

  test.each([
    ["a mutation", "mutation", {}],
    ["a query within one process", "query", { hedges: false }],
    ["a query without a budget", "query", { settings: { probeTimeoutMs: 1000, hedgePercent: 0 } }],
  ] as const)("%s is sent once", async (_name, kind, options) => {
    const service = await warm(options);
    let sent = 0;
    service.follow(kind, () => {
      sent += 1;
      return never;
    });
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toBe(1);
  });

  test("hedges stay below their share when every query becomes slow", async () => {
    const service = await warm();
    for (let call = 0; call < 400; call += 1) {
      service.follow("query", () => after(120, call));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(200);
    // ten hedges were saved before
    expect(service.hedges).toBeLessThanOrEqual(10 + 400 * 0.05);
  });

  test("a hedge that fails leaves the first call running", async () => {
    const service = await warm();
    let sent = 0;
    const call = service.follow("query", () => {
      sent += 1;
      return sent === 1 ? after(300, "first") : Promise.reject(new NoAnswerError());
    });
    await vi.advanceTimersByTimeAsync(200);
    expect(call.state).toBe("running");
    await vi.advanceTimersByTimeAsync(100);
    expect(call.state).toBe("answered");
  });
});
