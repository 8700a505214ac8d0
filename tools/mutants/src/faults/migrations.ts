import { faultsIn } from "../planted-fault.ts";

export const migrationFaults = faultsIn("scripts/migrations", [
  {
    name: "a migration of the last release may change",
    file: "migration-problems.ts",
    find: ".filter(([path, text]) => now.get(path) !== text)",
    replace: ".filter(([path]) => now.get(path) === undefined)",
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
