import { spawnSync } from "node:child_process";
import { publish } from "./publish.ts";
import { publishedPackages } from "./published-packages.ts";

// Publishes the packages whose version the registry does not have: npm run packages:publish -- --registry URL. The
// options are those of npm publish.
const options = process.argv.slice(2);
const missing = publishedPackages().filter(({ manifest: { name, version } }) => {
  const { status } = spawnSync("npm", ["view", `${name}@${version}`, "version", "--silent", ...options]);
  return status !== 0;
});
if (missing.length > 0) await publish(missing, options);
process.stdout.write(`published ${missing.length} packages\n`);
