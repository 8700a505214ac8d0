import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { loadProject } from "@souk/kernel/project/load-project";
import { readAllSettings } from "./read-all-settings.js";
import { isFirstStart, openShopEnvironment } from "./shop-environment.js";
import { StartProgress } from "./start-progress.js";
import { subgraphModules } from "./subgraph-modules.js";

/** Runs the whole shop in this process until `stopped`. */
export async function main(stopped: Promise<void>): Promise<void> {
  await runUntilSignal("souk", start, stopped);
}

async function start({ opened, isStopped }: Run): Promise<void> {
  const project = await loadProject(process.env);
  const config = await readAllSettings(process.env, project);
  if (isStopped()) return;
  // the code loads while PostgreSQL starts
  const loading = loadCode();
  // a failure before the code is needed is no unhandled rejection
  loading.catch(() => undefined);
  using progress = (await isFirstStart(config)) ? new StartProgress(process.stdout) : undefined;
  const { environment, ownServerUrl } = opened.use(await openShopEnvironment(config, process.env, progress));
  if (isStopped()) return;
  const { startShop } = await loading;
  const shop = opened.use(await startShop(environment, { ownServerUrl, progress, project }));
  if (isStopped()) return;
  process.stdout.write(`ready http://localhost:${shop.port}/graphql\n`);
}

async function loadCode() {
  const subgraphs = Object.values(subgraphModules);
  const [app] = await Promise.all([import("./app.js"), ...subgraphs.map((subgraph) => subgraph.load())]);
  return app;
}
