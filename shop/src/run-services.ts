import { SettingsError, SettingsReader, type Environment } from "@souk/kernel/config-reader";
import { httpTransport } from "@souk/kernel/peer-transport";
import { subgraphNames, subgraphUrl, type SubgraphName } from "@souk/kernel/subgraph-addresses";
import { terminationSignal } from "@souk/kernel/termination-signal";
import { readAllSettings } from "./read-all-settings.js";
import { ServiceProcess } from "./service-process.js";
import { openShopEnvironment } from "./shop-environment.js";

/** Runs every subgraph and the router as a process of its own, over HTTP, until a signal comes; it ends them all. */
export async function runServices(): Promise<void> {
  const stopped = terminationSignal();
  try {
    const config = await readAllSettings(process.env);
    await using opened = new AsyncDisposableStack();
    const { environment } = opened.use(await openShopEnvironment(config, process.env));
    await startServices(environment, opened, stopped);
    await stopped;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${error instanceof SettingsError ? reason : `souk cannot start: ${reason}`}\n`);
    process.exitCode = 1;
  }
}

const patienceMs = 60_000;

/** All subgraphs at once, then the router, which says when it is ready. They end in the opposite order. */
async function startServices(
  environment: Environment,
  opened: AsyncDisposableStack,
  stopped: Promise<void>,
): Promise<void> {
  const subgraphs = opened.use(new AsyncDisposableStack());
  const healthy = subgraphNames.map((name) => startSubgraph(name, environment, subgraphs));
  const outcome = await Promise.race([Promise.all(healthy), stopped.then(() => "stopped")]);
  if (outcome === "stopped") return;
  const router = opened.use(ServiceProcess.start("router", "../../router/dist/main.js", environment));
  const ended = await Promise.race([router.printed("ready "), router.ended, stopped]);
  if (typeof ended === "number") throw new Error(`the router ended with code ${ended}`);
}

async function startSubgraph(
  name: SubgraphName,
  environment: Environment,
  opened: AsyncDisposableStack,
): Promise<void> {
  const url = subgraphUrl(new SettingsReader(environment), name);
  const own = { ...environment, SERVICE_PORT: new URL(url).port, HOST: environment.HOST ?? "127.0.0.1" };
  const service = opened.use(ServiceProcess.start(name, `../../subgraphs/${name}/dist/main.js`, own));
  const transport = opened.use(httpTransport(name, url));
  const healthy = async (): Promise<void> => {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
      const answers = await transport.checkHealth(2000).then(
        () => true,
        () => false,
      );
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} was not healthy within ${patienceMs / 1000} s`);
  };
  const code = await Promise.race([healthy(), service.ended]);
  if (typeof code === "number") throw new Error(`${name} ended with code ${code}`);
}
