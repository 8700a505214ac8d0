import { afterEach, beforeEach, describe, expect, vi, test } from "vitest";
import { CircuitOpenError } from "./circuit-breaker.js";
import type { RepeatReason } from "./repeats.js";
import { Upstream, type UpstreamCall, type UpstreamOptions } from "./upstream.js";
import { defaultUpstreamSettings } from "./upstream-settings.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

class NoAnswerError extends Error {}

/** The clock jumps, and each due timer runs once. */
function suspend(ms: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + ms);
}

const never = new Promise<never>(() => undefined);

function after<T>(delayMs: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), delayMs));
}

/** An upstream whose health and latency the test sets. It hangs while `health` is "hangs". */
class FakeService {
  health: "hangs" | "healthy" | "refuses" = "healthy";
  probes = 0;
  readonly repeats: RepeatReason[] = [];
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
      onRepeat: (reason) => void this.repeats.push(reason),
      ...options,
    });
  }

  /** Tracks the state of a call. A query may be sent again unless `call` says otherwise. */
  follow(
    kind: "query" | "mutation",
    send: UpstreamCall<unknown>["send"] = () => never,
    call: Partial<UpstreamCall<unknown>> = {},
  ): { state: string } {
    const followed = { state: "running" };
    this.upstream.call({ kind, isIdempotent: kind === "query", send, ...call }).then(
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
    expect(await service.upstream.call({ kind: "query", send: async () => 1 })).toBe(1);
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
    let sent = 0;
    const refuse = (): Promise<never> => {
      sent += 1;
      return Promise.reject(new NoAnswerError());
    };
    for (let call = 0; call < 20; call += 1) {
      const refused = service.follow("query", refuse);
      await vi.advanceTimersByTimeAsync(100);
      expect(refused.state).toBe("failed");
    }
    expect(await service.upstream.probe()).toBe("unhealthy");
    expect([sent, service.changes]).toEqual([40, []]);
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
  suspend(60_000);
  await vi.advanceTimersByTimeAsync(100);
  expect([call.state, service.changes]).toEqual(["running", []]);
});

/** Returns a service with a usual latency of 10 ms and a full budget of hedges. */
async function warm(options: Partial<UpstreamOptions> = {}): Promise<FakeService> {
  const service = new FakeService(options);
  for (let call = 0; call < 400; call += 1) {
    service.follow("query", () => after(10, call));
    await vi.advanceTimersByTimeAsync(10);
  }
  return service;
}

describe("S3-107: a call that is refused", () => {
  /** Sends a call that is refused `refusals` times, each after `tookMs`. Returns its end, and how often it was sent. */
  async function refused(kind: "query" | "mutation", { refusals = 1, tookMs = 0, isIdempotent = true }) {
    const service = new FakeService();
    let sent = 0;
    const call = service.follow(
      kind,
      () => {
        sent += 1;
        return sent > refusals ? after(10, "answer") : after(tookMs, 0).then(() => Promise.reject(new NoAnswerError()));
      },
      { isIdempotent },
    );
    await vi.advanceTimersByTimeAsync(1000);
    return [call.state, sent, service.repeats];
  }

  test.each([
    ["a query is sent once more", "query", {}, ["answered", 2, ["refused"]]],
    ["a mutation with a key of its own is sent once more", "mutation", {}, ["answered", 2, ["refused"]]],
    ["another mutation is not", "mutation", { isIdempotent: false }, ["failed", 1, []]],
    ["a query is not sent a third time", "query", { refusals: 2 }, ["failed", 2, ["refused"]]],
    ["a query that failed after a long wait is not sent again", "query", { tookMs: 300 }, ["failed", 1, []]],
  ] as const)("%s", async (_rule, kind, options, expected) => {
    expect(await refused(kind, options)).toEqual(expected);
  });

  test("and then takes unusually long is not sent a third time", async () => {
    const service = await warm();
    let sent = 0;
    service.follow("query", () => {
      sent += 1;
      return sent === 1 ? Promise.reject(new NoAnswerError()) : never;
    });
    await vi.advanceTimersByTimeAsync(200);
    expect([sent, service.repeats]).toEqual([2, ["refused"]]);
  });

  test("is not sent again after the circuit has opened", async () => {
    const service = new FakeService();
    const late = async (): Promise<never> => after(300, 0).then(() => Promise.reject(new NoAnswerError()));
    for (let call = 0; call < 5; call += 1) service.follow("query", late);
    await vi.advanceTimersByTimeAsync(290);
    let sent = 0;
    const call = service.follow("query", () => {
      sent += 1;
      return after(1, 0).then(() => Promise.reject(new NoAnswerError()));
    });
    await vi.advanceTimersByTimeAsync(500);
    expect([call.state, sent, service.changes]).toEqual(["refused", 1, [true]]);
  });
});

describe("the deadline of an operation", () => {
  const longestMs = 15_000;

  /** Sends a call that is answered only at the longest deadline. Returns how long it waited, in tenths of a second. */
  async function waitOf(service: FakeService, kind: "query" | "mutation" = "query"): Promise<number> {
    const late = (leftMs: number): Promise<never> => after(leftMs, 0).then(() => Promise.reject(new NoAnswerError()));
    const call = service.follow(kind, late, { operation: "{ a }", deadlineMs: longestMs });
    let tenths = 0;
    for (; call.state === "running"; tenths += 1) await vi.advanceTimersByTimeAsync(100);
    return tenths;
  }

  /** Returns a service with calls of the operation that took `usualMs`. */
  async function used(usualMs: number, kind: "query" | "mutation" = "query", calls = 100): Promise<FakeService> {
    const service = new FakeService({ hedges: false });
    const call = { operation: "{ a }", deadlineMs: longestMs };
    for (let nth = 0; nth < calls; nth += 1) service.follow(kind, () => after(usualMs, nth), call);
    await vi.advanceTimersByTimeAsync(usualMs);
    return service;
  }

  test.each([
    ["is two seconds for a query that usually takes 10 ms", 10, "query", 20, 22],
    ["is about ten times the usual duration", 400, "query", 40, 50],
    ["is at most the longest one", 3000, "query", 150, 150],
    ["is ten seconds for a mutation that usually takes 10 ms", 10, "mutation", 100, 102],
  ] as const)("%s", async (_rule, usualMs, kind, least, greatest) => {
    const tenths = await waitOf(await used(usualMs, kind), kind);
    expect(tenths).toBeGreaterThanOrEqual(least);
    expect(tenths).toBeLessThanOrEqual(greatest);
  });

  test("is the longest one for an operation that was seen seldom, however fast the others are", async () => {
    expect(await waitOf(await used(10, "query", 19))).toBe(150);
  });

  test("grows when calls reach it", async () => {
    const service = await used(10);
    const waits = [await waitOf(service), await waitOf(service), await waitOf(service)];
    expect(waits.map((tenths) => tenths > 100)).toEqual([false, false, true]);
  });

  test("does not pass while this process is itself suspended", async () => {
    const service = await used(10);
    const call = service.follow("query", () => after(70_000, 0), { operation: "{ a }", deadlineMs: longestMs });
    suspend(60_000);
    await vi.advanceTimersByTimeAsync(100);
    expect(call.state).toBe("running");
    await vi.advanceTimersByTimeAsync(2000);
    expect(call.state).toBe("failed");
  });
});

describe("hedging", () => {
  test("a query that takes unusually long is sent once more, and the first answer is used", async () => {
    const service = await warm();
    let sent = 0;
    const call = service.follow("query", () => {
      sent += 1;
      return sent === 1 ? never : after(10, "second");
    });
    await vi.advanceTimersByTimeAsync(200);
    expect([call.state, sent, service.repeats]).toEqual(["answered", 2, ["slow"]]);
  });

  test.each([
    ["a mutation", "mutation", {}],
    ["a query within one process", "query", { hedges: false }],
    ["a query without a budget", "query", { settings: { ...defaultUpstreamSettings, hedgePercent: 0 } }],
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
    expect(service.repeats.length).toBeLessThanOrEqual(10 + 400 * 0.05);
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
