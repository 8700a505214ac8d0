import { spawnSync } from "node:child_process";
import concurrently from "concurrently";

// The compiler beside the shop, which starts again when what it has loaded is compiled anew, and the storefront's pages with hot
// reload, which ask that shop. One Ctrl-C ends all.
// The first start waits for a whole build, and not for one without faults: the watcher goes on telling those.
spawnSync(process.execPath, ["--run", "build"], { stdio: "inherit" });
const { result } = concurrently(
  [
    { name: "build", command: "tsc -b --watch --preserveWatchOutput" },
    {
      name: "shop",
      command: "node --watch --watch-preserve-output --enable-source-maps shop/dist/start.js",
    },
    { name: "pages", command: "vite storefront --clearScreen false" },
  ],
  { prefixColors: ["blue", "green", "magenta"], killOthersOn: ["success", "failure"], killTimeout: 20_000 },
);
// Ctrl-C is how it is meant to end
await result.catch(() => undefined);
