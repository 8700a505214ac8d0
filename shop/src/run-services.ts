import { SettingsReader, type Environment } from "@souk/kernel/config-reader";
import { runUntilSignal, type Run } from "@souk/kernel/run-until-signal";
import { subgraphNames, subgraphUrl, type SubgraphName } from "@souk/kernel/subgraph-addresses";
import { readAllSettings } from "./read-all-settings.js";
import { ServiceProcess } from "./service-process.js";
import { openShopEnvironment } from "./shop-environment.js";

/** Runs every subgraph and the router as a process of its own, over HTTP, until `stopped`; it ends them all. */
export async function runServices(stopped: Promise<void>): Promise<void> {
  await runUntilSignal("souk", (run) => start(run, stopped), stopped);
}

/** All subgraphs at once, then the router, which says when it is ready. The router ends first, then the subgraphs. */
async function start({ opened, isStopped }: Run, stopped: Promise<void>): Promise<void> {
  const config = await readAllSettings(process.env);
  if (isStopped()) return;
  const { environment } = opened.use(await openShopEnvironment(config, process.env));
  if (isStopped()) return;
  const subgraphs = subgraphNames.map((name) => startSubgraph(name, environment));
  opened.defer(async () => void (await Promise.all(subgraphs.map((subgraph) => subgraph[Symbol.asyncDispose]()))));
  await Promise.race([Promise.all(subgraphs.map((subgraph) => subgraph.ready())), stopped]);
  if (isStopped()) return;
  const router = opened.use(ServiceProcess.start("router", "../../router/dist/main.js", environment));
  await Promise.race([router.ready(), stopped]);
}

function startSubgraph(name: SubgraphName, environment: Environment): ServiceProcess {
  const { port } = new URL(subgraphUrl(new SettingsReader(environment), name));
  const own = { ...environment, SERVICE_PORT: port || "80", HOST: environment.HOST ?? "127.0.0.1" };
  return ServiceProcess.start(name, `../../subgraphs/${name}/dist/main.js`, own);
}
