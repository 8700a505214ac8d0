import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import concurrently from "concurrently";

// Runs each service as a process, which starts again when a source that it has loaded changes; the storefront with hot reload, which queries that shop; and
// the checks of each change. With names of services as arguments, only these start again. One Ctrl-C ends them all.
const named = process.argv.slice(2);
const services = [...readdirSync("subgraphs"), "router", "audit", "project"];
const unknown = named.filter((name) => !services.includes(name));

if (unknown.length > 0) {
  process.stderr.write(`There is no service ${unknown.join(", ")}. The services are ${services.join(", ")}.\n`);
  process.exitCode = 1;
} else await run();

/** The first start waits for a whole build, but continues after compile errors. */
async function run(): Promise<void> {
  spawnSync(process.execPath, ["--run", "graph"], { stdio: "inherit" });
  spawnSync(process.execPath, ["--run", "build"], { stdio: "inherit" });
  const { result } = concurrently(
    [
      { name: "checks", command: "node scripts/dev/checks.ts" },
      { name: "shop", command: ["node scripts/dev/shop.ts", ...named].join(" ") },
      { name: "pages", command: "vite storefront --clearScreen false" },
    ],
    { prefixColors: ["yellow", "green", "magenta"], killOthersOn: ["success", "failure"], killTimeout: 20_000 },
  );
  // Ctrl-C is the expected way to end it
  await result.catch(() => undefined);
}
