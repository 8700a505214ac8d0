import type { PreparedOperation } from "@souk/federation-engine";
import { usageBucketCount, usageBucketOf } from "@souk/kernel/metrics/usage-durations";
import { otherClient, type GraphClient } from "./graph-client.js";

/** The requests of one client for one operation. */
export interface UsageCount {
  readonly client: GraphClient;
  count: number;
  errors: number;
  readonly durations: number[];
  maxMs: number;
}

/** Operations by the engine's object for them; `undefined` for all operations beyond the limit. */
export type CountedOperations = ReadonlyMap<PreparedOperation | undefined, readonly UsageCount[]>;

export interface CountedRequest {
  readonly operation: PreparedOperation;
  readonly client: GraphClient;
  readonly hasErrors: boolean;
  readonly durationMs: number;
}

/** The limits of one interval. Further operations and clients are counted together. */
export interface CountingLimits {
  readonly operations: number;
  readonly clients: number;
}

/** Counts the requests of an interval in memory. A request costs a few look-ups; texts are read later. */
export class ClientUsage {
  private operations = new Map<PreparedOperation | undefined, Map<string, UsageCount>>();
  private clients = new Set<string>();

  constructor(private readonly limits: CountingLimits = { operations: 2000, clients: 200 }) {}

  count({ operation, client, hasErrors, durationMs }: CountedRequest): void {
    const count = this.countOf(this.clientsOf(operation), client);
    count.count += 1;
    if (hasErrors) count.errors += 1;
    const bucket = usageBucketOf(durationMs);
    count.durations[bucket] = (count.durations[bucket] ?? 0) + 1;
    count.maxMs = Math.max(count.maxMs, Math.ceil(durationMs));
  }

  /** Returns the counts and starts again at zero. */
  take(): CountedOperations {
    const taken = this.operations;
    this.operations = new Map();
    this.clients = new Set();
    return new Map([...taken].map(([operation, clients]) => [operation, [...clients.values()]]));
  }

  private clientsOf(operation: PreparedOperation): Map<string, UsageCount> {
    const known = this.operations.get(operation);
    if (known) return known;
    const counted = this.operations.size < this.limits.operations ? operation : undefined;
    const clients = this.operations.get(counted) ?? new Map<string, UsageCount>();
    this.operations.set(counted, clients);
    return clients;
  }

  private countOf(counts: Map<string, UsageCount>, client: GraphClient): UsageCount {
    const key = `${client.name}\n${client.version}`;
    const known = counts.get(key);
    if (known) return known;
    if (!this.clients.has(key) && this.clients.size >= this.limits.clients && client.name !== otherClient)
      return this.countOf(counts, { name: otherClient, version: "" });
    this.clients.add(key);
    const durations = Array.from({ length: usageBucketCount }, () => 0);
    const added = { client, count: 0, errors: 0, durations, maxMs: 0 };
    counts.set(key, added);
    return added;
  }
}
