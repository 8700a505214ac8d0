import { expect, test } from "vitest";
import { JobSlots } from "./job-slots.js";

/** Work that goes on until its `end` is called. */
function begun(
  slots: JobSlots,
  owner: string,
): { readonly end: (error?: Error) => void; readonly result: Promise<unknown> } {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const result = slots.run(owner, () => promise);
  return { result, end: (error) => (error ? reject(error) : resolve("done")) };
}

const runsOnce = (slots: JobSlots, owner: string): Promise<boolean | null> => slots.run(owner, async () => true);

test("one owner gets two slots, and others get the third", async () => {
  const slots = new JobSlots();
  const [first, second] = [begun(slots, "slow"), begun(slots, "slow")];
  expect(await runsOnce(slots, "slow")).toBeNull();
  expect(await runsOnce(slots, "quick")).toBe(true);
  const third = begun(slots, "quick");
  expect(await runsOnce(slots, "other")).toBeNull();
  for (const { end } of [first, second, third]) end();
  expect(await Promise.all([first.result, second.result, third.result])).toEqual(["done", "done", "done"]);
});

test("a slot is free again when its work has ended or failed", async () => {
  const slots = new JobSlots();
  const [first, second] = [begun(slots, "slow"), begun(slots, "slow")];
  first.end();
  await first.result;
  expect(await runsOnce(slots, "slow")).toBe(true);
  second.end(new Error("no"));
  await expect(second.result).rejects.toThrow("no");
  const again = [begun(slots, "slow"), begun(slots, "slow")];
  expect(await runsOnce(slots, "slow")).toBeNull();
  for (const { end } of again) end();
});
