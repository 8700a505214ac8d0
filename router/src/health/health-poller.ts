/** `unknown` until the first poll has ended. */
export interface SubgraphHealth {
  readonly status: "unknown" | "ok" | "down";
  readonly latencyMs: number | null;
  /** Age of this state in milliseconds. */
  readonly ageMs: number | null;
}

export interface HealthPollerOptions {
  readonly names: readonly string[];
  /** Rejects when the subgraph is unhealthy or does not answer within the timeout of a poll. */
  readonly poll: (name: string) => Promise<void>;
  readonly onState: (name: string, isUp: boolean) => void;
  readonly intervalMs?: number;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

interface PolledState {
  readonly isUp: boolean;
  /** The end of the first poll since which it is up. */
  readonly upSinceMs: number | undefined;
  readonly latencyMs: number;
  readonly endedAtMs: number;
}

/**
 * Polls the health of each subgraph in the background, so that probes of the router answer from the last state and
 * never wait for a subgraph. The interval is jittered, so that replicas of the router do not poll at the same time. The
 * next poll of a subgraph starts after its last one has ended.
 */
export class HealthPoller implements Disposable {
  private readonly states = new Map<string, PolledState>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private isDisposed = false;

  constructor(private readonly options: HealthPollerOptions) {
    for (const name of options.names) void this.poll(name);
  }

  health(): Record<string, SubgraphHealth> {
    const nowMs = performance.now();
    return Object.fromEntries(
      this.options.names.map((name): [string, SubgraphHealth] => {
        const state = this.states.get(name);
        if (!state) return [name, { status: "unknown", latencyMs: null, ageMs: null }];
        const { isUp, latencyMs, endedAtMs } = state;
        return [name, { status: isUp ? "ok" : "down", latencyMs, ageMs: Math.round(nowMs - endedAtMs) }];
      }),
    );
  }

  /** Seconds for which every poll of the subgraph has found it up; null while it is not up. */
  upSeconds(name: string): number | null {
    const upSinceMs = this.states.get(name)?.upSinceMs;
    return upSinceMs === undefined ? null : Math.round((performance.now() - upSinceMs) / 1000);
  }

  [Symbol.dispose](): void {
    this.isDisposed = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private async poll(name: string): Promise<void> {
    const startedAtMs = performance.now();
    const isUp = await this.options.poll(name).then(
      () => true,
      () => false,
    );
    if (this.isDisposed) return;
    const endedAtMs = performance.now();
    const upSinceMs = isUp ? (this.states.get(name)?.upSinceMs ?? endedAtMs) : undefined;
    this.states.set(name, { isUp, upSinceMs, latencyMs: Math.round(endedAtMs - startedAtMs), endedAtMs });
    this.options.onState(name, isUp);
    const { intervalMs = 2000, random = Math.random } = this.options;
    this.timers.set(name, setTimeout(() => void this.poll(name), intervalMs * (0.8 + 0.4 * random())).unref());
  }
}
