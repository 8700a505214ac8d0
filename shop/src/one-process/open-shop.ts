import type { Environment } from "@souk/kernel/config/config-reader";
import { checkAddress } from "@souk/kernel/http/http-server";
import { loadProject } from "@souk/kernel/project/load-project";
import type { DestinationStream } from "pino";
import type { Shop } from "../app.js";
import { readAllSettings } from "../settings/read-all-settings.js";
import { isFirstStart, openShopEnvironment } from "../settings/shop-environment.js";
import { StartProgress, type ProgressOutput } from "./start-progress.js";
import { subgraphModules } from "../subgraph-modules.js";

export interface OpenShopOptions {
  /** Closes the shop and what it started, in reverse order. */
  readonly resources: AsyncDisposableStack;
  /** Whether the process has been asked to end. The start then need not continue. */
  readonly isStopped?: () => boolean;
  /** Receives the steps of a first start. */
  readonly progress?: ProgressOutput;
  /** Standard output when absent. */
  readonly logDestination?: DestinationStream;
}

/**
 * Starts the whole shop in this process, with its own PostgreSQL and keys where the environment names none. Returns
 * undefined when the process was asked to end meanwhile.
 */
export async function openShop(
  given: Environment,
  { resources, isStopped = () => false, progress: output, logDestination }: OpenShopOptions,
): Promise<Shop | undefined> {
  const project = await loadProject(given);
  const config = await readAllSettings(given, project);
  await checkAddress(config.address);
  if (isStopped()) return undefined;
  // the code loads while PostgreSQL starts
  const loading = loadCode();
  // a failure before the code is needed is no unhandled rejection
  loading.catch(() => undefined);
  using progress = output && (await isFirstStart(config)) ? new StartProgress(output) : undefined;
  const { environment, ownServerUrl } = resources.use(await openShopEnvironment(config, given, progress));
  if (isStopped()) return undefined;
  const { startShop } = await loading;
  return resources.use(
    await startShop(environment, { ownServerUrl, progress, project, ...(logDestination ? { logDestination } : {}) }),
  );
}

async function loadCode() {
  const subgraphs = Object.values(subgraphModules);
  const [app] = await Promise.all([import("../app.js"), ...subgraphs.map((subgraph) => subgraph.load())]);
  return app;
}
