import { expect, test, vi } from "vitest";
import { GreetingSubgraph } from "./testing/greeting-subgraph.js";
import { serveForTest } from "./testing/serve-for-test.js";

test.each([
  ["shown in development", true],
  ["hidden in production", false],
])("the cause of a failed fetch is logged once with the request's id, and %s", async (_when, showsCauses) => {
  const reported = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const subgraph = await GreetingSubgraph.open("greeting");
  const supergraphSdl = subgraph.supergraphWith("greeting");
  await subgraph[Symbol.asyncDispose]();
  await using served = await serveForTest({ supergraphSdl, forwardedHeaders: ["authorization"], showsCauses });
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-correlation-id": "c-1", authorization: "Bearer secret" },
    body: JSON.stringify({ query: `{ greeting(name: "private") }` }),
  });
  const text = await response.text();
  const lines = reported.mock.calls.map(([line]) => String(line)).filter((line) => line.includes("c-1"));
  reported.mockRestore();
  expect(lines).toEqual([expect.stringMatching(/^greetings did not answer request c-1: .*ECONNREFUSED/)]);
  expect(lines.join()).not.toMatch(/secret|private/);
  expect(response.headers.get("x-correlation-id")).toBe("c-1");
  expect(text.includes("ECONNREFUSED")).toBe(showsCauses);
});
