import { afterEach, beforeEach, describe, expect, vi, test } from "vitest";
import { OpenStreams } from "./open-streams.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;
const address = "192.0.2.1";

function streamsOf(limits = { all: 10, perAddress: 10 }) {
  const counted: number[] = [];
  const refused: string[] = [];
  const metrics = {
    setOpenStreams: (count: number) => void counted.push(count),
    countLimitRefusal: (limit: string) => void refused.push(limit),
  };
  return { streams: new OpenStreams({ limits, metrics }), counted, refused };
}

const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

describe("a stream opened with a token", () => {
  test.each([
    ["stays open until the token expires", 60, 59, false],
    ["ends when the token expires", 60, 60, true],
    ["ends at once when the token has already expired", -5, 0, true],
  ])("%s", (_what, tokenSeconds, atSeconds, ends) => {
    const { signal, finalError } = streamsOf().streams.open({
      address,
      tokenEnd: inSeconds(tokenSeconds),
      ended: never,
    });
    vi.advanceTimersByTime(atSeconds * 1000);
    expect([signal.aborted, finalError()?.extensions.reason]).toEqual(
      ends ? [true, "TOKEN_EXPIRED"] : [false, undefined],
    );
  });

  test("reports the expiry also when the clock is behind the timer", () => {
    const { signal, finalError } = streamsOf().streams.open({ address, tokenEnd: inSeconds(60), ended: never });
    vi.setSystemTime(Date.now() - 5);
    vi.advanceTimersByTime(60_000);
    expect([signal.aborted, finalError()?.extensions.reason]).toEqual([true, "TOKEN_EXPIRED"]);
  });

  test("ends at the longest timer, without a token error, when the token is valid for longer", () => {
    const days = 24 * 3600;
    const { signal, finalError } = streamsOf().streams.open({ address, tokenEnd: inSeconds(90 * days), ended: never });
    vi.advanceTimersByTime(24 * days * 1000);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(days * 1000);
    expect([signal.aborted, finalError()]).toEqual([true, undefined]);
  });

  test("leaves no timer when its client goes", () => {
    const clientAbort = new AbortController();
    const { signal, finalError } = streamsOf().streams.open({
      address,
      tokenEnd: inSeconds(60),
      ended: clientAbort.signal,
    });
    clientAbort.abort();
    expect(vi.getTimerCount()).toBe(0);
    expect([signal.aborted, finalError()]).toEqual([true, undefined]);
  });
});

test("a stream without a token stays open", () => {
  const { signal } = streamsOf().streams.open({ address, tokenEnd: undefined, ended: never });
  vi.advanceTimersByTime(1_000_000_000);
  expect(signal.aborted).toBe(false);
});

test("all streams end without an error when the router closes, also one opened afterwards", () => {
  const { streams } = streamsOf();
  const open = () => streams.open({ address, tokenEnd: undefined, ended: never });
  const [one, two] = [open(), open()];
  streams.close();
  for (const { signal, finalError } of [one, two, open()])
    expect([signal.aborted, finalError()]).toEqual([true, undefined]);
});

describe("the number of open streams is limited", () => {
  const open = ({ streams }: ReturnType<typeof streamsOf>, from: string, ended: AbortSignal = never) => {
    try {
      streams.open({ address: from, tokenEnd: undefined, ended });
      return "open";
    } catch (error) {
      return (error as { status?: number }).status;
    }
  };

  test.each([
    ["for one address", { all: 9, perAddress: 2 }, ["192.0.2.1", "192.0.2.1", "192.0.2.1"], "streams-address"],
    ["for one network", { all: 9, perAddress: 2 }, ["2001:db8::1", "2001:db8::2", "2001:db8::3"], "streams-address"],
    ["for all clients", { all: 2, perAddress: 9 }, ["192.0.2.1", "192.0.2.2", "192.0.2.3"], "streams"],
  ])("%s", (_what, limits, addresses, limit) => {
    const made = streamsOf(limits);
    expect([addresses.map((from) => open(made, from)), made.refused, made.counted]).toEqual([
      ["open", "open", 429],
      [limit],
      [1, 2],
    ]);
  });

  test("a stream that ends frees its place once", () => {
    const made = streamsOf({ all: 1, perAddress: 1 });
    const clientAbort = new AbortController();
    expect([open(made, address, clientAbort.signal), open(made, address)]).toEqual(["open", 429]);
    clientAbort.abort();
    made.streams.close();
    expect([open(made, address), open(made, address)]).toEqual(["open", 429]);
    expect(made.counted).toEqual([1, 0, 1]);
  });

  test("a stream whose client has already disconnected takes no place", () => {
    const made = streamsOf({ all: 1, perAddress: 1 });
    open(made, address, AbortSignal.abort());
    expect([open(made, address), made.counted.at(-1)]).toEqual(["open", 1]);
  });
});
