import { setTimeout as delay } from "node:timers/promises";
import { Engine, type PlannerName } from "@souk/federation-engine";
import { HttpSubgraphs } from "./http-sender.js";

/** An engine and the connections to its subgraphs. A request uses one generation until its end. */
export interface Generation {
  readonly engine: Engine;
  readonly subgraphs: HttpSubgraphs;
}

export interface GenerationsOptions {
  readonly planner: PlannerName | undefined;
  /** The longest time of an operation, in milliseconds. */
  readonly timeoutMs: number;
  readonly report: (line: string) => void;
}

/** The current supergraph, and the earlier ones whose requests are not answered yet. */
export class Generations implements AsyncDisposable {
  private readonly closing = new AbortController();
  private readonly retired = new Set<Promise<void>>();

  private constructor(
    private readonly options: GenerationsOptions,
    private generation: Generation,
  ) {}

  /** Throws SupergraphError. */
  static async open(supergraphSdl: string, options: GenerationsOptions): Promise<Generations> {
    return new Generations(options, await openGeneration(supergraphSdl, options));
  }

  get current(): Generation {
    return this.generation;
  }

  /** Serves new requests from this supergraph. Throws SupergraphError; the current one stays in use then. */
  async replace(supergraphSdl: string): Promise<void> {
    const next = await openGeneration(supergraphSdl, this.options);
    const previous = this.generation;
    this.generation = next;
    const retirement = this.retire(previous).finally(() => this.retired.delete(retirement));
    this.retired.add(retirement);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await Promise.all(this.retired);
    await close(this.generation);
  }

  /** Closes the generation when the last operation that may use it has ended. */
  private async retire(generation: Generation): Promise<void> {
    await delay(this.options.timeoutMs, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
    await close(generation);
  }
}

async function openGeneration(
  supergraphSdl: string,
  { planner, timeoutMs, report }: GenerationsOptions,
): Promise<Generation> {
  const onPlannerLost = ({ message }: Error): void =>
    report(`${message}; the TypeScript planner plans its pending operations`);
  const engine = await Engine.open({ supergraphSdl, planner, onPlannerLost });
  if (engine.plannerReason !== undefined)
    report(`the ${engine.plannerName} planner is in use: ${engine.plannerReason}`);
  try {
    return { engine, subgraphs: new HttpSubgraphs(engine.supergraph.subgraphs.values(), timeoutMs) };
  } catch (error) {
    engine[Symbol.dispose]();
    throw error;
  }
}

async function close({ engine, subgraphs }: Generation): Promise<void> {
  await subgraphs[Symbol.asyncDispose]();
  engine[Symbol.dispose]();
}
