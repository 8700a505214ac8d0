import { expect, test } from "vitest";
import { everything, PayloadFeed } from "./payload-feed.js";

function openFeed(): PayloadFeed {
  return new PayloadFeed(() => undefined);
}

test("payloads that arrive while the listener is busy are one message without duplicates", async () => {
  const feed = openFeed();
  for (const payload of ["a", "b", "a"]) feed.add(payload);
  expect(await feed.next()).toEqual({ done: false, value: ["a", "b"] });
  const later = feed.next();
  feed.add("c");
  expect(await later).toEqual({ done: false, value: ["c"] });
});

test("a slow listener gets the message that anything may have changed", async () => {
  const feed = openFeed();
  for (let count = 0; count <= 1000; count += 1) feed.add(String(count));
  feed.add("later");
  expect(await feed.next()).toEqual({ done: false, value: [everything] });
});

test("the end of a feed ends a pending read", async () => {
  const feed = openFeed();
  const pending = feed.next();
  await feed.return();
  expect(await pending).toEqual({ done: true, value: undefined });
});
