import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { Engine } from "@souk/federation-engine";
import { graphError } from "@souk/kernel/errors/graph-error";
import { onAbort } from "@souk/kernel/http/on-abort";
import { introspectionRule } from "../documents/introspection-rule.js";
import { costRulesOf } from "../limits/cost-directives.js";
import { OperationCosts } from "../limits/operation-cost.js";
import { documentLimits } from "../limits/operation-limits.js";
import { HttpSubgraphs } from "./http-sender.js";
import type { RequestLimits } from "./request-limits.js";

/**
 * An engine and the connections to its subgraphs. A request uses one generation until its end, and a stream as long as
 * the generation lasts.
 */
export interface Generation {
  /** Another one for each generation of a process. */
  readonly number: number;
  readonly engine: Engine;
  /** By the directives of the supergraph. */
  readonly costs: OperationCosts;
  readonly subgraphs: HttpSubgraphs;
  readonly streams: StreamsOfGeneration;
}

/** The open streams of one generation. */
export class StreamsOfGeneration {
  private readonly ending = new AbortController();
  private readonly none = new EventEmitter();
  private count = 0;

  /** Aborted with an error for clients when the generation ends. */
  get stopped(): AbortSignal {
    return this.ending.signal;
  }

  /** `ended`: aborted when the stream has ended. */
  add(ended: AbortSignal): void {
    this.count += 1;
    onAbort([ended], () => {
      this.count -= 1;
      if (this.count === 0) this.none.emit("none");
    });
  }

  /** Waits until there are no streams, or until the signal is aborted, and ends the others. */
  async end(signal: AbortSignal): Promise<void> {
    if (this.count > 0 && !signal.aborted) await once(this.none, "none", { signal }).catch(() => undefined);
    this.ending.abort(graphError("SUPERGRAPH_CHANGED", "The graph has changed. Subscribe again."));
  }
}

export interface GenerationsOptions {
  /** The longest time of an operation, in milliseconds. */
  readonly timeoutMs: number;
  /** The time after which the streams of a replaced generation end, in milliseconds. */
  readonly streamMs: number;
  readonly limits: RequestLimits;
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

  /** Closes the generation when the last operation and the last stream that may use it have ended. */
  private async retire(generation: Generation): Promise<void> {
    const { timeoutMs, streamMs } = this.options;
    const { signal } = this.closing;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(streamMs)]);
    await delay(timeoutMs, undefined, { signal, ref: false }).catch(() => undefined);
    await generation.streams.end(limit);
    await generation.subgraphs[Symbol.asyncDispose]();
  }
}

let opened = 0;

async function openGeneration(
  supergraphSdl: string,
  { timeoutMs, limits, report }: GenerationsOptions,
): Promise<Generation> {
  const { parseOptions, validationRules } = documentLimits(limits);
  const engine = await Engine.open({
    supergraphSdl,
    parseOptions,
    validationRules: limits.introspection ? validationRules : [...validationRules, introspectionRule],
  });
  engine.notices.forEach(report);
  const costs = new OperationCosts(costRulesOf(engine.supergraph.document));
  const subgraphs = new HttpSubgraphs(engine.supergraph.subgraphs.values(), timeoutMs, engine.readJson);
  return { number: ++opened, engine, costs, subgraphs, streams: new StreamsOfGeneration() };
}
