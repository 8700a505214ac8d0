import { spawnSync } from "node:child_process";
import concurrently from "concurrently";

// Runs the compiler in watch mode, the shop, which restarts when its compiled code changes, and the storefront with hot
// reload, which queries that shop. "npm run graph" runs on every change of a subgraph or an operation. One Ctrl-C ends them all. The
// first start waits for a whole build, but continues after compile errors: the watcher reports them.
spawnSync(process.execPath, ["--run", "graph"], { stdio: "inherit" });
spawnSync(process.execPath, ["--run", "build"], { stdio: "inherit" });
const { result } = concurrently(
  [
    { name: "graph", command: "node --run graph:watch" },
    { name: "build", command: "tsc -b --watch --preserveWatchOutput" },
    {
      name: "shop",
      command: "node --watch --watch-preserve-output --enable-source-maps shop/dist/souk.js start",
    },
    { name: "pages", command: "vite storefront --clearScreen false" },
  ],
  { prefixColors: ["yellow", "blue", "green", "magenta"], killOthersOn: ["success", "failure"], killTimeout: 20_000 },
);
// Ctrl-C is the expected way to end it
await result.catch(() => undefined);
