import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

const seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of `/metrics`, in their own registry so that a process may run several routers. */
export class RouterMetrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: "http_request_duration_seconds",
    help: "HTTP requests by route, method and status",
    labelNames: ["method", "route", "status"],
    buckets: seconds,
    registers: [this.registry],
  });
  private readonly fetches = new Histogram({
    name: "subgraph_fetch_duration_seconds",
    help: "Fetches from subgraphs by outcome: answered, refused, unavailable",
    labelNames: ["subgraph", "outcome"],
    buckets: seconds,
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: "graphql_errors_total",
    help: "Errors in GraphQL answers by code",
    labelNames: ["code"],
    registers: [this.registry],
  });
  private readonly limitRefusals = new Counter({
    name: "limit_refusals_total",
    help: "Requests and operations that were refused, by the limit that they exceeded",
    labelNames: ["limit"],
    registers: [this.registry],
  });
  private readonly up = new Gauge({
    name: "subgraph_up",
    help: "1 when the subgraph answered its last health check",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });

  private readonly circuits = new Gauge({
    name: "subgraph_circuit_open",
    help: "1 while the circuit breaker refuses requests because the subgraph does not answer",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });

  private readonly hedges = new Counter({
    name: "subgraph_hedged_fetches_total",
    help: "Queries that were sent a second time because the first request took unusually long (hedged requests)",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });

  private readonly plans = new Counter({
    name: "query_plans_total",
    help: "Query plans that were made, by planner: rust, or typescript where the Rust planner is not available or cannot plan",
    labelNames: ["planner"],
    registers: [this.registry],
  });

  private readonly entityHits = new Counter({
    name: "entity_cache_hits_total",
    help: "Entities that were found in the entity cache, so that no request to their subgraph was necessary",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });

  private readonly entityMisses = new Counter({
    name: "entity_cache_misses_total",
    help: "Entities that were looked for in the entity cache and not found",
    labelNames: ["subgraph"],
    registers: [this.registry],
  });

  private readonly streams = new Gauge({
    name: "graphql_open_streams",
    help: "Subscriptions that clients have open",
    registers: [this.registry],
  });

  /** `others`: further registries of this process, shown on the same page. */
  constructor(private readonly others: readonly Registry[] = []) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Returns the metrics in Prometheus text format. */
  async page(): Promise<{ contentType: string; body: string }> {
    const all = Registry.merge([this.registry, ...this.others]);
    return { contentType: all.contentType, body: await all.metrics() };
  }

  countRequest(labels: { method: string; route: string; status: number }, durationSeconds: number): void {
    this.requests.observe(labels, durationSeconds);
  }

  startFetch(subgraph: string): (outcome: "answered" | "refused" | "unavailable") => void {
    const end = this.fetches.startTimer({ subgraph });
    return (outcome) => void end({ outcome });
  }

  countError(code: string): void {
    this.errors.inc({ code });
  }

  countLimitRefusal(limit: string): void {
    this.limitRefusals.inc({ limit });
  }

  countCachedEntities(subgraph: string, { hits, misses }: { hits: number; misses: number }): void {
    this.entityHits.inc({ subgraph }, hits);
    this.entityMisses.inc({ subgraph }, misses);
  }

  countHedge(subgraph: string): void {
    this.hedges.inc({ subgraph });
  }

  countPlan(planner: string): void {
    this.plans.inc({ planner });
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
