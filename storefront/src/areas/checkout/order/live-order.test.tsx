import { act, renderHook } from "@testing-library/react";
import { Provider, type Client, type OperationResult } from "urql";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeSubject, type Subject } from "wonka";
import { usePolling } from "./use-live-order";
import { useOrderUpdates } from "./use-order-updates";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

async function show(isVisible: boolean): Promise<void> {
  vi.spyOn(document, "hidden", "get").mockReturnValue(!isVisible);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(isVisible ? "visible" : "hidden");
  await act(async () => document.dispatchEvent(new Event("visibilitychange")));
}

test("an open order is asked for after longer and longer pauses, which an action makes short again", async () => {
  const ask = vi.fn<() => void>();
  const { result, rerender } = renderHook(({ isOpen }) => usePolling(ask, isOpen), { initialProps: { isOpen: true } });
  for (const [pauseMs, calls] of [
    [1999, 0],
    [1, 1],
    [2499, 1],
    [1, 2],
  ] as const) {
    await wait(pauseMs);
    expect(ask).toHaveBeenCalledTimes(calls);
  }
  await wait(3_600_000);
  ask.mockClear();
  await wait(120_000);
  expect(ask).toHaveBeenCalledTimes(2);
  act(() => result.current.restart());
  await wait(2000);
  expect(ask).toHaveBeenCalledTimes(3);
  rerender({ isOpen: false });
  await wait(3_600_000);
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a hidden page does not ask, and asks at once when it is visible again", async () => {
  const ask = vi.fn<() => void>();
  renderHook(() => usePolling(ask, true));
  await show(false);
  await wait(3_600_000);
  expect(ask).not.toHaveBeenCalled();
  await show(true);
  expect(ask).toHaveBeenCalledTimes(1);
});

/** A graph whose subscriptions the test answers; `opened` has each of them. */
function streams() {
  const opened: Subject<OperationResult>[] = [];
  const client = {
    subscription: () => {
      const subject = makeSubject<OperationResult>();
      opened.push(subject);
      return subject.source;
    },
  } as unknown as Client;
  const hook = renderHook(() => useOrderUpdates("o", true), {
    wrapper: ({ children }) => <Provider value={client}>{children}</Provider>,
  });
  const send = (result: Partial<OperationResult>) => act(() => opened.at(-1)?.next(result as OperationResult));
  return { opened, send, isNotified: () => hook.result.current };
}

test("an order is notified from the first event until the stream fails, which is opened again after a pause", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const { opened, send, isNotified } = streams();
  await wait(1999);
  expect(opened).toHaveLength(0);
  await wait(1);
  expect([opened.length, isNotified()]).toEqual([1, false]);
  send({ hasNext: true });
  expect(isNotified()).toBe(true);
  send({ error: {} as OperationResult["error"], hasNext: false });
  expect(isNotified()).toBe(false);
  await wait(22_499);
  expect(opened).toHaveLength(1);
  await wait(1);
  send({ hasNext: true });
  expect([opened.length, isNotified()]).toEqual([2, true]);
  send({ hasNext: false });
  expect(isNotified()).toBe(false);
});

test("a hidden page keeps no stream, because a browser allows few of them", async () => {
  const { opened, send, isNotified } = streams();
  await wait(2000);
  send({ hasNext: true });
  await show(false);
  expect(isNotified()).toBe(false);
  await wait(3_600_000);
  expect(opened).toHaveLength(1);
  await show(true);
  await wait(30_000);
  expect(opened).toHaveLength(2);
});
