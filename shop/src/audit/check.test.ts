import { expect, test } from "vitest";
import type { DatabaseSnapshot, DatabaseName, Row } from "./database-snapshot.js";
import { runCheck, type Check } from "./check.js";

const wrong: Check<{ order: Row }> = {
  name: "wrong",
  compares: "nothing with nothing",
  of: "orders",
  advice: "Mend it.",
  sources: { order: { database: "orders", sql: "" } },
  compare: ({ order }) => [{ subject: order?.key ?? "", expected: "right", found: "wrong" }],
};

async function* rows(count: number): AsyncGenerator<Row, undefined> {
  for (let index = 0; index < count; index += 1) yield { key: String(index).padStart(9, "0") };
  return undefined;
}

test("a check with many differences lists the first ones and counts them all", async () => {
  const snapshot = { read: () => rows(2500) } as unknown as DatabaseSnapshot;
  const result = await runCheck(wrong, new Map<DatabaseName, DatabaseSnapshot>([["orders", snapshot]]), new Date());
  expect(result).toMatchObject({ count: 2500, differing: 2500, inFlight: 0 });
  expect(result.differences).toHaveLength(1000);
});
