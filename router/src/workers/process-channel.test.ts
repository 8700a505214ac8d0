import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { ProcessChannel, type Calls, type ProcessPort } from "./process-channel.js";

type Remote = { double(value: number): Promise<number>; fail(reason: string): Promise<never>; hang(): Promise<never> };

const remote: Calls = {
  double: async (value: number) => value * 2,
  fail: async (reason: string) => Promise.reject(new Error(reason)),
  hang: () => new Promise(() => undefined),
};

/** Two ends that exchange JSON. */
function ports(): [ProcessPort, ProcessPort] {
  const emitter = new EventEmitter();
  const port = (from: string, to: string): ProcessPort => ({
    send(message, onSent) {
      const text = JSON.stringify(message);
      queueMicrotask(() => emitter.emit(to, JSON.parse(text)));
      onSent(null);
    },
    onMessage: (receive) => void emitter.on(from, receive),
  });
  return [port("near", "far"), port("far", "near")];
}

function channel(): ProcessChannel<Remote> {
  const [near, far] = ports();
  new ProcessChannel(far, remote);
  return new ProcessChannel<Remote>(near, {});
}

test("concurrent requests get their own answers", async () => {
  const near = channel();
  expect(await Promise.all([1, 2, 3].map((value) => near.request("double", value)))).toEqual([2, 4, 6]);
});

test("a request rejects with the remote error, after its timeout, for an unknown call, and when the channel closes", async () => {
  const near = channel();
  const nothing = undefined as never;
  await expect(near.request("fail", "no plan")).rejects.toThrow("no plan");
  await expect(near.request("hang", nothing, 10)).rejects.toThrow("no answer to hang in 10 ms");
  await expect(near.request("other" as "hang", nothing)).rejects.toThrow("there is no call other");
  const waiting = near.request("hang", nothing);
  near.close(new Error("the worker has ended"));
  await expect(waiting).rejects.toThrow("the worker has ended");
});

test("messages of others on the same port are ignored", async () => {
  const [near, far] = ports();
  const caller = new ProcessChannel<Remote>(near, {});
  new ProcessChannel(far, remote);
  for (const message of ["ready", { channel: "rate_limiter_flexible" }]) far.send(message as object, () => undefined);
  expect(await caller.request("double", 4)).toBe(8);
});
