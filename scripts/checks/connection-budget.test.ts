import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { connectionUses } from "@souk/kernel/database/connection-budget";

/** The number of calls that match the pattern in the subgraphs' code, without tests. */
function calls(pattern: RegExp, files = "subgraphs/*/src/**/*.ts"): number {
  const sources = globSync(files).filter((path) => !path.endsWith(".test.ts") && !path.includes("/testing/"));
  return sources.flatMap((path) => readFileSync(path, "utf8").match(pattern) ?? []).length;
}

test("the connection budget counts each pool, job worker, listener and reader in the code", () => {
  expect(calls(/\bopenDatabase\(\{/g)).toBe(connectionUses.pools);
  expect(calls(/\bstartJobs\(/g, "subgraphs/*/src/app.ts")).toBe(connectionUses.jobWorkers);
  expect(calls(/\bnew ChangeNotifications\(/g)).toBe(connectionUses.listeners + connectionUses.spareListeners);
  // connectionUses.audit counts these
  expect(readFileSync("shop/src/audit/database-snapshot.ts", "utf8")).toContain(
    'databaseNames = [...subgraphsWithJobs, "sandbox"]',
  );
});
