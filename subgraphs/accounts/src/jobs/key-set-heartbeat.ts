import { createHash } from "node:crypto";
import type { Clock } from "@souk/kernel/values/clock";
import type { Logger } from "@souk/kernel/logging/logger";
import { keyMismatch, type KeyMismatch, type KeySetStore } from "../domain/keys/key-set-use.js";

export interface WatchedKeys {
  /** The setting that configures the keys. */
  readonly setting: string;
  /** Called at each heartbeat, because a rotation changes the keys while the process runs. */
  readonly keyIds: () => readonly string[];
  /** The consequence of another shop with other keys. */
  readonly consequence: string;
}

export interface KeySetHeartbeatDefinition {
  readonly store: KeySetStore;
  readonly keys: readonly WatchedKeys[];
  readonly clock: Clock;
  readonly logger: Pick<Logger, "warn" | "debug">;
}

const beatMs = 60_000;

/** Records the ids of this shop's keys, and reports another shop on the same database that shares none of them. */
export class KeySetHeartbeat implements AsyncDisposable {
  private readonly reported = new Set<string>();
  private readonly timer: NodeJS.Timeout;
  private beating: Promise<void> = Promise.resolve();

  private constructor(private readonly definition: KeySetHeartbeatDefinition) {
    this.timer = setInterval(() => {
      this.beating = this.beatOrLog();
    }, beatMs).unref();
  }

  /** Starts the heartbeat, after a first beat. Throws when the database does not answer. */
  static async start(definition: KeySetHeartbeatDefinition): Promise<KeySetHeartbeat> {
    const heartbeat = new KeySetHeartbeat(definition);
    await heartbeat.beat();
    return heartbeat;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  private async beatOrLog(): Promise<void> {
    await this.beat().catch((error: unknown) => {
      this.definition.logger.debug({ err: error }, "failed to record the keys in use");
    });
  }

  private async beat(): Promise<void> {
    const { store, keys, clock } = this.definition;
    for (const watched of keys) {
      const keyIds = watched.keyIds().toSorted((one, other) => one.localeCompare(other));
      const now = clock.now();
      const [others, isKnown] = await Promise.all([
        store.others(watched.setting, keyIds),
        store.isKnown(watched.setting, keyIds),
      ]);
      await store.recordUse(watched.setting, keyIds, now);
      const mismatch = keyMismatch(keyIds, others, { now, isKnown });
      if (mismatch) this.reportOnce(watched, keyIds, mismatch);
    }
  }

  private reportOnce({ setting, consequence }: WatchedKeys, keyIds: readonly string[], { kind, other }: KeyMismatch) {
    const mark = [setting, kind, ...other.keyIds].join();
    if (this.reported.has(mark)) return;
    this.reported.add(mark);
    const found = { setting, keyIds, otherKeyIds: other.keyIds, otherLastUsedAt: other.lastUsedAt };
    this.definition.logger.warn(
      found,
      kind === "running"
        ? `another shop runs on this database with other keys in ${setting}: ${consequence}; give both the same ${setting}, or each its own database`
        : `${setting} has none of the keys that the shop on this database used before: ${consequence}; add those keys to ${setting}, unless they were replaced on purpose`,
    );
  }
}

/** Returns an id for a key without one: equal keys have equal ids, and the id reveals nothing about the key. */
export function idOfSecretKey(key: Buffer): string {
  return createHash("sha256").update("id of a key").update(key).digest("base64url").slice(0, 16);
}
