/** The ids of a set of keys that a shop used on this database. */
export interface KeySetUse {
  /** Sorted, so that equal sets are equal. */
  readonly keyIds: readonly string[];
  readonly lastUsedAt: Date;
}

export interface KeySetStore {
  /** Returns all other sets, the last used first. */
  others(setting: string, keyIds: readonly string[]): Promise<readonly KeySetUse[]>;
  /** Returns whether a shop has used exactly this set before. */
  isKnown(setting: string, keyIds: readonly string[]): Promise<boolean>;
  recordUse(setting: string, keyIds: readonly string[], at: Date): Promise<void>;
}

/** A shop that shares no key with this one. */
export interface KeyMismatch {
  readonly kind: "running" | "earlier";
  readonly other: KeySetUse;
}

/** A running shop records its keys more often than this, in milliseconds. */
export const runningForMs = 150_000;

/**
 * Returns the shop that refuses this shop's signatures and sealed data, if any. A rotation keeps a key from the
 * previous set, so it is no mismatch; a restored database whose keys are still in use is none either. Without a running
 * shop, keys that replaced all earlier ones are reported until they are known.
 */
export function keyMismatch(
  keyIds: readonly string[],
  others: readonly KeySetUse[],
  { now, isKnown }: { readonly now: Date; readonly isKnown: boolean },
): KeyMismatch | null {
  const shares = ({ keyIds: known }: KeySetUse): boolean => known.some((id) => keyIds.includes(id));
  const isRunning = ({ lastUsedAt }: KeySetUse): boolean => now.getTime() - lastUsedAt.getTime() < runningForMs;
  const running = others.find((other) => isRunning(other) && !shares(other));
  if (running) return { kind: "running", other: running };
  const [latest] = others;
  if (!latest || isKnown || others.some(shares)) return null;
  return { kind: "earlier", other: latest };
}
