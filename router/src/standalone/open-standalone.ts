import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { StandaloneOptions } from "./options.js";
import { checkedDefinition, type RouterDefinition } from "./router-definition.js";
import { serveSupergraph, type ServedSupergraph } from "./serve-supergraph.js";
import { SupergraphSource } from "./supergraph-source.js";

export interface Standalone extends AsyncDisposable {
  readonly port: number;
}

/** Serves the supergraph of a file or registry, and each later one that can be served. */
export async function openStandalone(options: StandaloneOptions, report: (line: string) => void): Promise<Standalone> {
  const { supergraph: location, pollMs: intervalMs, registryToken: token, configFile, ...serving } = options;
  const definition = configFile === undefined ? undefined : await readDefinition(configFile);
  await using resources = new AsyncDisposableStack();
  const source = resources.use(new SupergraphSource({ location, intervalMs, token, report }));
  const served: ServedSupergraph = resources.use(
    await serveSupergraph({ ...serving, supergraphSdl: await source.first(), definition }),
  );
  if (intervalMs > 0) source.watch(served.replaceSupergraph);
  const owned = resources.move();
  return { port: served.port, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Imports the default export of a JavaScript or TypeScript module. Throws an Error that lists every fault. */
async function readDefinition(file: string): Promise<RouterDefinition> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown };
  return checkedDefinition(file, module.default);
}
