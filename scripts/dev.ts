import { spawnSync } from "node:child_process";
import concurrently from "concurrently";

// Runs each service as a process, which starts again when a source that it has loaded changes; the storefront with hot reload, which queries that shop; and
// the checks of each change. One Ctrl-C ends them all. The first start waits for a whole build, but continues after compile errors.
spawnSync(process.execPath, ["--run", "graph"], { stdio: "inherit" });
spawnSync(process.execPath, ["--run", "build"], { stdio: "inherit" });
const { result } = concurrently(
  [
    { name: "checks", command: "node scripts/dev/checks.ts" },
    { name: "shop", command: ["node scripts/dev/shop.ts", ...process.argv.slice(2)].join(" ") },
    { name: "pages", command: "vite storefront --clearScreen false" },
  ],
  { prefixColors: ["yellow", "green", "magenta"], killOthersOn: ["success", "failure"], killTimeout: 20_000 },
);
// Ctrl-C is the expected way to end it
await result.catch(() => undefined);
