/** The state of the primary at one moment. */
export interface PrimarySample {
  /** Changes when a replica becomes the primary. */
  readonly timeline: string;
  readonly position: bigint;
}

/** The state of a replica at one moment, followed by that of its primary. */
export interface ReplicaSample {
  readonly atMs: number;
  /** The start of the server, which identifies it until a restart. */
  readonly startedAt: string;
  /** The last replayed position; undefined when the server is not a replica. */
  readonly replayed: bigint | undefined;
  /** Undefined when the primary did not answer. */
  readonly primary: PrimarySample | undefined;
}

interface AimedPosition {
  readonly atMs: number;
  readonly position: bigint;
}

/**
 * Decides whether a replica may be read. A replica lags for as long as it has not replayed the oldest position that the
 * primary was seen at. A replica that is ahead of its primary follows another history, as after a failover that lost
 * transactions, and is not read until it restarts.
 */
export class ReplicaState {
  private last: ReplicaSample | undefined;
  private timeline: string | undefined;
  /** No position below it is sufficient: the end of the migrations, or the first one of a new primary. */
  private least: bigint | undefined;
  private aims: AimedPosition[] = [];
  private divergedServer: string | undefined;

  constructor(private readonly longestLagMs: number) {}

  note(sample: ReplicaSample): void {
    this.last = sample;
    const { replayed = 0n, primary, atMs } = sample;
    if (primary) {
      if (primary.timeline !== this.timeline) this.least = primary.position;
      this.timeline = primary.timeline;
      // the replica was asked first, so a replica of this primary cannot be ahead
      if (replayed > primary.position) this.divergedServer = sample.startedAt;
      this.aims.push({ atMs, position: primary.position });
    }
    const late = this.aims.filter((aim) => aim.atMs < atMs - this.longestLagMs).slice(0, -1);
    this.aims = this.aims.filter((aim) => aim.position > replayed && !late.includes(aim));
  }

  /** The replica did not answer. */
  lose(): void {
    this.last = undefined;
  }

  /** Whether the replica is current enough, and shows what was written at the position. */
  mayBeRead(position: bigint | undefined, nowMs: number): boolean {
    const { last, least } = this;
    if (last?.replayed === undefined || least === undefined) return false;
    if (this.divergedServer === last.startedAt) return false;
    if (nowMs - last.atMs > this.longestLagMs || this.lagMs(nowMs) > this.longestLagMs) return false;
    return last.replayed >= least && (position === undefined || last.replayed >= position);
  }

  /** The time in milliseconds for which the replica has not replayed what the primary wrote. */
  lagMs(nowMs: number): number {
    const [oldest] = this.aims;
    return oldest ? nowMs - oldest.atMs : 0;
  }
}
