import type { OutboxJob } from "../outbox-job.js";
import type { User } from "../users/user.js";

/** A key by which a machine acts in an admin's name, without its secret. */
export interface MachineKey {
  readonly id: string;
  /** The admin who created the key. */
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Accurate to the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface ApiKeyStore {
  addKey(key: MachineKey, secretHash: Buffer, jobs: readonly OutboxJob[]): Promise<void>;
  /** Returns the 200 newest keys, newest first. */
  listKeys(): Promise<readonly MachineKey[]>;
  /**
   * Returns null when the key does not exist. A key that was revoked before stays unchanged, and no jobs are enqueued.
   */
  revokeKey(id: string, now: Date, jobs: readonly OutboxJob[]): Promise<MachineKey | null>;
  /**
   * Returns the key and its owner when the key is valid, its owner is active and the secret matches; records the use
   * once a minute.
   */
  useKey(id: string, secretHash: Buffer, now: Date): Promise<{ apiKey: MachineKey; owner: User } | null>;
  /** Returns the active owner of a valid key. */
  ownerOfKey(id: string, now: Date): Promise<User | null>;
}
