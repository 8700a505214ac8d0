import { setTimeout as delay } from "node:timers/promises";
import { Engine } from "@souk/federation-engine";
import { HttpSubgraphs } from "./http-sender.js";

/** An engine and the connections to its subgraphs. A request uses one generation until its end. */
export interface Generation {
  /** Another one for each generation of a process. */
  readonly number: number;
  readonly engine: Engine;
  readonly subgraphs: HttpSubgraphs;
}

export interface GenerationsOptions {
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
    await this.generation.subgraphs[Symbol.asyncDispose]();
  }

  /** Closes the generation when the last operation that may use it has ended. */
  private async retire(generation: Generation): Promise<void> {
    await delay(this.options.timeoutMs, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
    await generation.subgraphs[Symbol.asyncDispose]();
  }
}

let opened = 0;

async function openGeneration(supergraphSdl: string, { timeoutMs, report }: GenerationsOptions): Promise<Generation> {
  const engine = await Engine.open({ supergraphSdl });
  engine.notices.forEach(report);
  const subgraphs = new HttpSubgraphs(engine.supergraph.subgraphs.values(), timeoutMs);
  return { number: ++opened, engine, subgraphs };
}
