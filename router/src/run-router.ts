import cluster from "node:cluster";
import { readSettings } from "@souk/kernel/config/config-reader";
import { logDeprecatedSettings } from "@souk/kernel/config/log-deprecated-settings";
import { openErrorReporter } from "@souk/kernel/logging/error-reporter";
import { createLogger } from "@souk/kernel/logging/logger";
import { loadProject } from "@souk/kernel/project/load-project";
import { notifyParentReady } from "@souk/kernel/process/notify-parent-ready";
import { runUntilSignal, type Run } from "@souk/kernel/process/run-until-signal";
import { readRouterProcessSettings } from "./process-settings.js";
import type { RouterWorkersOptions } from "./workers/router-workers.js";

/**
 * Runs the router as its own process, with HTTP to every subgraph, until it receives a signal. With several workers,
 * this process is their parent, and each worker runs this function too.
 */
export async function runRouter(): Promise<void> {
  await runUntilSignal("router", start);
}

async function start(run: Run): Promise<void> {
  const project = await loadProject(process.env);
  const settings = readSettings("router", process.env, readRouterProcessSettings, project);
  const logger = createLogger("router", settings.level);
  if (cluster.isPrimary) logDeprecatedSettings(logger, settings.deprecated);
  run.resources.use(await openErrorReporter(settings.errorReporter, logger));
  if (cluster.isPrimary && settings.workers > 1)
    return startWorkers({ count: settings.workers, hangMs: settings.workerHangMs, logger }, run);
  const { runServer } = await import("./run-server.js");
  const port = await runServer(settings, logger, run);
  if (port === undefined) return;
  if (cluster.isPrimary) reportReady(port);
  notifyParentReady();
}

/** Starts the workers. SIGUSR2 replaces them one by one. */
async function startWorkers(options: RouterWorkersOptions, { resources, isStopped }: Run): Promise<void> {
  const { RouterWorkers } = await import("./workers/router-workers.js");
  const workers = resources.use(await RouterWorkers.start(options));
  if (isStopped()) return;
  if (process.platform !== "win32") process.on("SIGUSR2", () => void workers.restartAll());
  reportReady(workers.port);
  notifyParentReady();
}

function reportReady(port: number): void {
  process.stdout.write(`ready http://localhost:${port}/graphql\n`);
}
