import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { terminationSignal } from "@souk/kernel/process/termination-signal";
import { runServices } from "../../shop/src/services/run-services.ts";
import { loadedSources } from "../load-sources.ts";
import { sourceFolders, watchFiles } from "./watch-files.ts";
import { WatchedService } from "./watched-service.ts";

// Runs each service as a process from its sources, and starts those again that loaded a changed file; with names as arguments, only these services.
// Ends with the exit code 3 after a change that concerns all, such as one of `.env`.
const stopped = terminationSignal();
if (existsSync(".env")) process.loadEnvFile();
const named = process.argv.slice(2);
const config = resolve(process.env.SOUK_CONFIG ?? "souk.config.ts");
const settings = new Set([resolve(".env"), config]);
/** The files that the router reads without importing them. */
const ofRouter = ["schema/supergraph.graphql", "schema/operations.json"].map((file) => resolve(file));
const services = new Map<string, WatchedService>();
const { promise: replaced, resolve: replace } = Promise.withResolvers<void>();
let isRunning = true;

/** Whether only this process uses a file, or uses it for all: the settings, and the project. */
function concernsAll(file: string): boolean {
  if (settings.has(file)) return true;
  if (!loadedSources.has(relative(".", file))) return false;
  const isOfProject = !sourceFolders.some((folder) => file.startsWith(`${folder}${sep}`));
  return isOfProject || ![...services.values()].some((service) => service.hasLoaded(file));
}

using _watching = watchFiles([".", dirname(config), "schema", ...sourceFolders], (files) => {
  if (!isRunning || [...files].some(concernsAll)) return replace();
  for (const [name, service] of services) {
    const isWatched = named.length === 0 || named.includes(name);
    service.restartAfter(isWatched ? files : new Set());
  }
});
await runServices(Promise.race([stopped, replaced]), (definition) => {
  // a changed service may read more settings than it did at the start
  const environment = { ...process.env, ...definition.environment };
  const reads = definition.name === "router" ? ofRouter : [];
  const service = WatchedService.start({ ...definition, environment }, reads);
  services.set(definition.name, service);
  return service;
});
// after a failed start, such as one with a wrong setting, the next change of any file
isRunning = false;
process.exitCode = await Promise.race([stopped.then(() => 0), replaced.then(() => 3)]);
