import { faultsIn } from "../planted-fault.ts";

export const migrationFaults = faultsIn("scripts/migrations", [
  {
    name: "a migration of the last release may change",
    file: "migration-problems.ts",
    find: "!replaced.has(name) && now.get(name)?.text !== text",
    replace: "!replaced.has(name) && !now.has(name)",
  },
  {
    name: "a migration may drop a column that an entity has in camel case",
    file: "migration-problems.ts",
    find: "(?:${word}|${camelCase})",
    replace: "(?:${word})",
  },
  {
    name: "a reason for one column exempts every column",
    file: "migration-problems.ts",
    find: "!exempt.has(nameOf(removal))",
    replace: "exempt.size === 0",
  },
]);
