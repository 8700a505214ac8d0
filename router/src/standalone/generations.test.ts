import { expect, test } from "vitest";
import { StreamsOfGeneration } from "./generations.js";

const never = new AbortController().signal;

test("a generation without streams ends at once, one with streams after the last of them", async () => {
  const streams = new StreamsOfGeneration();
  const clients = [new AbortController(), new AbortController()];
  for (const { signal } of clients) streams.add(signal);
  const ending = streams.end(never);
  clients[0]?.abort();
  await new Promise((resolve) => setImmediate(resolve));
  expect(streams.stopped.aborted).toBe(false);
  clients[1]?.abort();
  await ending;
  await streams.end(never);
});

test("streams that stay too long are stopped with a code of their own", async () => {
  const streams = new StreamsOfGeneration();
  streams.add(never);
  const late = new AbortController();
  const ending = streams.end(late.signal);
  late.abort();
  await ending;
  expect(streams.stopped.reason).toMatchObject({ extensions: { code: "SUPERGRAPH_CHANGED", status: 503 } });
});
