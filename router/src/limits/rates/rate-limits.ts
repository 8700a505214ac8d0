import type { Viewer } from "@souk/kernel/identity/viewer";
import type { LimitedCall } from "./limited-calls.js";
import { countedKey, networkOf } from "./counted-key.js";
import type { NewRateCounter, RateCounter } from "./rate-counter.js";
import { rateLimitName, type CountedBy, type RateKind, type RateLimit, type RateTable } from "./rate-table.js";

/** The state of one limit after a request was counted. */
export interface CountedRate extends RateLimit {
  /** The kind and the property that calls are counted by, e.g. `login-address`. */
  readonly name: string;
  readonly refused: boolean;
  readonly remaining: number;
  /** Seconds until the limit's next period. */
  readonly resetSeconds: number;
}

/** The caller's properties that limits depend on. */
export interface Caller {
  readonly address: string;
  readonly viewer: Viewer;
  /** Whether the browser has signed in before. */
  readonly hasDevice: boolean;
}

export interface Counting {
  readonly kind: RateKind;
  readonly by: CountedBy;
  readonly of: string;
  readonly points: number;
}

/** All limits of a table, each with its own counter. */
export class RateLimits {
  private readonly counters: ReadonlyMap<string, RateLimit & { readonly counter: RateCounter }>;

  constructor(table: RateTable, newCounter: NewRateCounter) {
    const limits = Object.entries(table).flatMap(([kind, limitsOfKind]) =>
      Object.entries(limitsOfKind).map(([by, limit]) => [rateLimitName(kind, by), limit] as const),
    );
    this.counters = new Map(limits.map(([name, limit]) => [name, { ...limit, counter: newCounter(name, limit) }]));
  }

  /** Counts every entry, also when one of them refuses; entries with the same limit and key are counted at once. */
  async count(countings: readonly Counting[]): Promise<CountedRate[]> {
    const counted = await Promise.all(merged(countings).map((counting) => this.countOne(counting)));
    return counted.filter((rate) => rate !== undefined);
  }

  private async countOne({ kind, by, of, points }: Counting): Promise<CountedRate | undefined> {
    const name = rateLimitName(kind, by);
    const limit = this.counters.get(name);
    if (!limit) return undefined;
    const { counter, ...rate } = limit;
    const { refused, remaining, resetMs } = await counter.count(countedKey(of), points);
    return { name, ...rate, refused, remaining, resetSeconds: Math.max(1, Math.ceil(resetMs / 1000)) };
  }
}

function merged(countings: readonly Counting[]): Counting[] {
  const sums = new Map<string, Counting>();
  for (const counting of countings) {
    const key = `${rateLimitName(counting.kind, counting.by)}:${counting.of}`;
    sums.set(key, { ...counting, points: counting.points + (sums.get(key)?.points ?? 0) });
  }
  return [...sums.values()];
}

export interface OperationToCount {
  readonly isMutation: boolean;
  readonly cost: number;
  readonly calls: readonly LimitedCall[];
}

/** Returns the limits and keys that an operation counts in. */
export function countingsOf({ isMutation, cost, calls }: OperationToCount, caller: Caller): Counting[] {
  const points = Math.max(1, Math.ceil(cost));
  return [
    ...byCaller("cost", points, caller),
    ...(isMutation ? byCaller("mutations", 1, caller) : []),
    ...calls.flatMap((call) => [...byCaller(call.kind, 1, caller), ...bySubject(call, caller)]),
  ];
}

export function byAddress(kind: RateKind, address: string): Counting {
  return { kind, by: "address", of: networkOf(address), points: 1 };
}

function byCaller(kind: RateKind, points: number, { address, viewer }: Caller): Counting[] {
  return [{ ...byAddress(kind, address), points }, ...byAccount(kind, viewer, points)];
}

/** Returns nothing for a caller without a token. */
export function byAccount(kind: RateKind, viewer: Viewer, points = 1): Counting[] {
  return viewer.kind === "nobody" ? [] : [{ kind, by: "account", of: viewer.id, points }];
}

function bySubject({ kind, email, challenge }: LimitedCall, { hasDevice }: Caller): Counting[] {
  const isKnown = kind === "login" && hasDevice;
  return [
    ...(email !== undefined && !isKnown ? [{ kind, by: "email" as const, of: email, points: 1 }] : []),
    ...(challenge === undefined ? [] : [{ kind, by: "challenge" as const, of: challenge, points: 1 }]),
  ];
}
