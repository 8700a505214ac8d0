import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { clientQueries, usualOperation } from "../engines/operation-questions.js";
import { TwoEngines } from "../engines/two-engines.js";

let engines: TwoEngines;

beforeAll(async () => {
  engines = await TwoEngines.open();
});

afterAll(async () => engines[Symbol.asyncDispose]());

describe("both engines give the same answer to every query of our clients", () => {
  test.each([...subgraphNames])("without %s", async (name) => {
    await using _down = await engines.known.shop.takeDown(name);
    const before = engines.unavailable;
    const found = await Promise.all(
      clientQueries.flatMap(({ name: operation, body }) =>
        (["owner", "admin"] as const).map(async (role) => {
          const request = usualOperation(body, engines.known, true);
          const differences = await engines.differences(engines.client(role), request);
          return differences.length > 0 ? [`${operation} of ${role}`, ...differences] : [];
        }),
      ),
    );
    expect(found.flat()).toEqual([]);
    expect(engines.unavailable).toBeGreaterThan(before);
  });
});
