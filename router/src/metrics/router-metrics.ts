import { counterIn, gaugeIn, histogramIn } from "@souk/kernel/metrics/open-metric";
import type { MetricsPage } from "@souk/kernel/metrics/open-metrics";
import type { RepeatReason } from "@souk/kernel/peers/upstream/repeats";
import { collectDefaultMetrics, Registry } from "prom-client";
import type { FinishedOperation } from "../graphql-http/finished-operation.js";
import { isLimitName } from "../limits/limit-names.js";

/** The label of operations and limits whose names are not known: clients and subgraphs could invent any number of names. */
const other = "other";

export interface RouterMetricsOptions {
  /** Further registries of this process, shown on the same page. */
  readonly others?: readonly Registry[];
  /** The names that operations are counted under. */
  readonly operationNames?: ReadonlySet<string>;
  /** Shows the metrics of this process together with those of other processes. */
  readonly showWith?: (own: () => Registry) => () => Promise<MetricsPage>;
}

/** The metrics of `/metrics`, in their own registry so that a process may run several routers. */
export class RouterMetrics {
  private readonly registry = new Registry();
  private readonly requests = histogramIn(this.registry, "http_request_duration_seconds");
  private readonly operations = histogramIn(this.registry, "graphql_operation_duration_seconds");
  private readonly fetches = histogramIn(this.registry, "subgraph_fetch_duration_seconds");
  private readonly repeats = {
    refused: counterIn(this.registry, "subgraph_fetch_retries_total"),
    slow: counterIn(this.registry, "subgraph_hedged_fetches_total"),
  };
  private readonly errors = counterIn(this.registry, "graphql_errors_total");
  private readonly limitRefusals = counterIn(this.registry, "limit_refusals_total");
  private readonly up = gaugeIn(this.registry, "subgraph_up");
  private readonly circuits = gaugeIn(this.registry, "subgraph_circuit_open");
  private readonly planSeconds = histogramIn(this.registry, "query_plan_duration_seconds");
  private readonly entityHits = counterIn(this.registry, "entity_cache_hits_total");
  private readonly entityMisses = counterIn(this.registry, "entity_cache_misses_total");
  private readonly streams = gaugeIn(this.registry, "graphql_open_streams");

  private readonly sharedPage: (() => Promise<MetricsPage>) | undefined;

  constructor(private readonly options: RouterMetricsOptions = {}) {
    collectDefaultMetrics({ register: this.registry });
    this.sharedPage = options.showWith?.(() => this.all());
  }

  /** Returns all metrics of this process. Subgraphs of this process may add metrics later. */
  all(): Registry {
    return Registry.merge([this.registry, ...(this.options.others ?? [])]);
  }

  /** Returns the metrics in Prometheus text format, with those of the other processes that serve the same port. */
  async page(): Promise<MetricsPage> {
    if (this.sharedPage) return this.sharedPage();
    const all = this.all();
    return { contentType: all.contentType, body: await all.metrics() };
  }

  countRequest(labels: { method: string; route: string; status: number }, durationSeconds: number): void {
    this.requests.observe(labels, durationSeconds);
  }

  countOperation({ name, type, outcome, seconds }: FinishedOperation): void {
    const operation = name !== undefined && this.options.operationNames?.has(name) ? name : other;
    this.operations.observe({ operation, type, outcome }, seconds);
  }

  startFetch(subgraph: string): (outcome: "answered" | "refused" | "unavailable") => void {
    const end = this.fetches.startTimer({ subgraph });
    return (outcome) => void end({ outcome });
  }

  countRepeat(subgraph: string, reason: RepeatReason): void {
    this.repeats[reason].inc({ subgraph });
  }

  countError(code: string): void {
    this.errors.inc({ code });
  }

  countLimitRefusal(limit: string): void {
    this.limitRefusals.inc({ limit: isLimitName(limit) ? limit : other });
  }

  countCachedEntities(subgraph: string, { hits, misses }: { hits: number; misses: number }): void {
    this.entityHits.inc({ subgraph }, hits);
    this.entityMisses.inc({ subgraph }, misses);
  }

  observePlan(seconds: number): void {
    this.planSeconds.observe(seconds);
  }

  setCircuit(subgraph: string, open: boolean): void {
    this.circuits.set({ subgraph }, open ? 1 : 0);
  }

  setOpenStreams(count: number): void {
    this.streams.set(count);
  }

  setUp(subgraph: string, up: boolean): void {
    this.up.set({ subgraph }, up ? 1 : 0);
  }
}
