import { checkPrivateJwk, type PrivateJwk } from "./private-jwk.js";

/** A key with its position in a rotation. */
export interface RotationKey<Key = PrivateJwk> {
  readonly key: Key;
  /** The time from which it signs, until a later key takes over. 0 means from the beginning. */
  readonly signsFromMs: number;
}

/** The keys of one kind of token, in the order in which they sign. Never empty. */
export type KeySet = readonly RotationKey[];

/**
 * next: published but unused, so that all verifiers know it before it signs. signing: signs new tokens. verifying:
 * published until its last token has expired. gone: unused, removed by the next change.
 */
export type KeyState = "next" | "signing" | "verifying" | "gone";

export type KeyWithState<RingKey extends RotationKey<unknown> = RotationKey> = RingKey & {
  readonly state: KeyState;
  /** The end of the state; null for a signing key without a successor and for a key that is gone. */
  readonly endsAtMs: number | null;
};

/** Allows for differences between clocks. */
const slackMs = 60_000;

/**
 * Returns the state of each key at a time. It depends only on the set and the clock, so every process gets the same
 * result, also after a restart. `tokenSeconds`: the maximum lifetime of a token.
 */
export function keyStates<StoredKey extends RotationKey<unknown>>(
  set: readonly StoredKey[],
  nowMs: number,
  tokenSeconds: number,
): KeyWithState<StoredKey>[] {
  const signing = signingIndex(set, nowMs);
  return set.map((key, index) => {
    const followedAtMs = set[index + 1]?.signsFromMs;
    if (index > signing) return { ...key, state: "next", endsAtMs: key.signsFromMs };
    if (index === signing || followedAtMs === undefined)
      return { ...key, state: "signing", endsAtMs: followedAtMs ?? null };
    const lastExpiryMs = followedAtMs + tokenSeconds * 1000 + slackMs;
    if (lastExpiryMs > nowMs) return { ...key, state: "verifying", endsAtMs: lastExpiryMs };
    return { ...key, state: "gone", endsAtMs: null };
  });
}

/** When all keys still wait, for example after the key before them was removed, the first of them signs. */
function signingIndex(set: readonly RotationKey<unknown>[], nowMs: number): number {
  return Math.max(
    set.findLastIndex(({ signsFromMs }) => signsFromMs <= nowMs),
    0,
  );
}

export interface Rotation {
  readonly newKey: PrivateJwk;
  readonly nowMs: number;
  readonly tokenSeconds: number;
  /** The time for which the new key is published before it signs. */
  readonly leadSeconds: number;
}

/**
 * Returns the set with a new key that signs later. When a key already waits, no key is added: that key signs at its own
 * time or earlier.
 */
export function rotated(set: KeySet, { newKey, nowMs, tokenSeconds, leadSeconds }: Rotation): KeySet {
  const states = keyStates(set, nowMs, tokenSeconds).filter(({ state }) => state !== "gone");
  const signsFromMs = nowMs + leadSeconds * 1000;
  const waiting = states.find(({ state }) => state === "next");
  const next: RotationKey = waiting
    ? { key: waiting.key, signsFromMs: Math.min(waiting.signsFromMs, signsFromMs) }
    : { key: newKey, signsFromMs };
  return [...set.filter(({ key }) => states.some((it) => it.key === key && it.state !== "next")), next];
}

/**
 * Returns the set without a key whose tokens are refused from then on, such as a leaked key. Null when there is no such
 * key or no other key.
 */
export function withoutKey(set: KeySet, kid: string): KeySet | null {
  const left = set.filter(({ key }) => key.kid !== kid);
  return left.length > 0 && left.length < set.length ? left : null;
}

/**
 * Parses one key, or `{ "keys": [...] }` with `signsFrom` for rotated keys. Throws an Error whose message never
 * contains a key.
 */
export function parseKeySet(text: string): KeySet {
  const value = parseJson(text);
  const list = isObject(value) && Array.isArray(value.keys) ? (value.keys as unknown[]) : [value];
  if (list.length === 0) throw new Error("is a set without a key");
  const set = list.map((entry, index) => {
    try {
      return { key: withoutSignsFrom(checkPrivateJwk(entry)), signsFromMs: signsFromOf(entry) };
    } catch (error) {
      const where = list.length > 1 ? `is a set whose key ${index + 1} ` : "";
      throw new Error(`${where}${(error as Error).message}`, { cause: error });
    }
  });
  if (new Set(set.map(({ key }) => key.kid)).size < set.length) throw new Error("has two keys of one kid");
  return set.toSorted((one, other) => one.signsFromMs - other.signsFromMs);
}

export function keySetText(set: KeySet): string {
  const keys = set.map(({ key, signsFromMs }) =>
    signsFromMs === 0 ? key : { ...key, signsFrom: new Date(signsFromMs).toISOString() },
  );
  return JSON.stringify({ keys });
}

function signsFromOf(entry: unknown): number {
  const from = isObject(entry) ? entry.signsFrom : undefined;
  if (from === undefined) return 0;
  const time = typeof from === "string" ? Date.parse(from) : NaN;
  if (Number.isNaN(time)) throw new Error("has a signsFrom that is not a time");
  return time;
}

function withoutSignsFrom({ signsFrom: _time, ...key }: PrivateJwk & { signsFrom?: unknown }): PrivateJwk {
  return key;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
