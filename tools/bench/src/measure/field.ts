import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contestant } from "../contestants.ts";
import type { SubgraphName } from "../graph/subgraphs.ts";
import { supergraphOf } from "../graph/supergraph.ts";
import { fileURLToPath } from "node:url";
import { pinnableCores, pinThisProcess, type Cores } from "./pinned-cores.ts";
import { ServerProcess } from "./server-process.ts";

const subgraphsProgram = fileURLToPath(new URL("../servers/run-subgraphs.ts", import.meta.url));

/** The subgraphs in a separate process, with the addresses and the supergraph that every gateway needs. */
export class Field implements AsyncDisposable {
  readonly cores: Cores | undefined;
  /** Path of the supergraph file. */
  readonly supergraph: string;
  private readonly subgraphs: ServerProcess;
  private readonly resources: AsyncDisposableStack;

  private constructor(
    cores: Cores | undefined,
    supergraph: string,
    subgraphs: ServerProcess,
    resources: AsyncDisposableStack,
  ) {
    this.cores = cores;
    this.supergraph = supergraph;
    this.subgraphs = subgraphs;
    this.resources = resources;
  }

  static async open(): Promise<Field> {
    await using resources = new AsyncDisposableStack();
    const cores = pinnableCores();
    if (cores) pinThisProcess(cores.load);
    const subgraphs = resources.use(await ServerProcess.start({ program: [subgraphsProgram], core: cores?.load }));
    const folder = mkdtempSync(join(tmpdir(), "souk-bench-"));
    resources.defer(() => rmSync(folder, { recursive: true }));
    const supergraph = join(folder, "supergraph.graphql");
    writeFileSync(supergraph, supergraphOf(JSON.parse(subgraphs.readyMessage) as Record<SubgraphName, string>));
    return new Field(cores, supergraph, subgraphs, resources.move());
  }

  start({ program, isChildProcess }: Contestant, compileCache?: string): Promise<ServerProcess> {
    const { supergraph, subgraphs, cores } = this;
    return ServerProcess.start({
      program: program({ supergraph, urls: subgraphs.readyMessage }),
      core: cores?.gateways,
      ...(isChildProcess && ({ measures: "children", endsBy: "SIGTERM" } as const)),
      ...(compileCache === undefined ? {} : { compileCache }),
    });
  }

  /** The number of requests that the subgraphs have received so far. */
  async calls(): Promise<number> {
    const { calls } = await this.subgraphs.request<{ readonly calls: number }>({ command: "calls" });
    return calls;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
