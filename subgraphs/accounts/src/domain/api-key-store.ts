import type { User } from "./user.js";

/** A key by which a machine acts in an admin's name. What it is proven by is not part of it. */
export interface MachineKey {
  readonly id: string;
  /** The admin who made it. */
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface Job {
  readonly task: string;
  readonly data: unknown;
}

export interface ApiKeyStore {
  addKey(key: MachineKey, secretHash: Buffer, jobs: readonly Job[]): Promise<void>;
  /** Newest first, the 200 newest. */
  listKeys(): Promise<readonly MachineKey[]>;
  /** Null when there is no such key; one that was revoked before stays as it is, without jobs. */
  revokeKey(id: string, now: Date, jobs: readonly Job[]): Promise<MachineKey | null>;
  /** The key and its owner, when it stands, its owner is active and the secret is its own; notes the use, once a minute. */
  useKey(id: string, secretHash: Buffer, now: Date): Promise<{ apiKey: MachineKey; owner: User } | null>;
  /** The owner of a key that stands, and is active. */
  ownerOfKey(id: string, now: Date): Promise<User | null>;
}
