import { checkPrivateJwk, type PrivateJwk } from "./private-jwk.js";

/** A key with its place in a rotation. */
export interface KeptKey {
  readonly key: PrivateJwk;
  /** From then on it signs, until a later one does. 0 is from the beginning. */
  readonly signsFromMs: number;
}

/** The keys of one kind of token, the first to sign first. Never empty. */
export type KeySet = readonly KeptKey[];

/**
 * next: published and not used, so that all who verify know it before it is. signing: new tokens are signed with it.
 * verifying: published until its last token has expired. gone: of no use, and taken out by the next change.
 */
export type KeyState = "next" | "signing" | "verifying" | "gone";

export interface KeyStanding extends KeptKey {
  readonly state: KeyState;
  /** When the state ends; null for a signing key that none follows, and for one that is gone. */
  readonly endsAtMs: number | null;
}

/** For clocks that differ. */
const slackMs = 60_000;

/**
 * What each key is for at a time: told by the set and the clock alone, so that every process comes to the same answer,
 * before and after a restart. `tokenSeconds`: the longest life of a token.
 */
export function keyStandings(set: KeySet, nowMs: number, tokenSeconds: number): KeyStanding[] {
  const signing = signingIndex(set, nowMs);
  return set.map((kept, index) => {
    const followedAtMs = set[index + 1]?.signsFromMs;
    if (index > signing) return { ...kept, state: "next", endsAtMs: kept.signsFromMs };
    if (index === signing || followedAtMs === undefined)
      return { ...kept, state: "signing", endsAtMs: followedAtMs ?? null };
    const lastExpiryMs = followedAtMs + tokenSeconds * 1000 + slackMs;
    if (lastExpiryMs > nowMs) return { ...kept, state: "verifying", endsAtMs: lastExpiryMs };
    return { ...kept, state: "gone", endsAtMs: null };
  });
}

/** Where all wait for their time, as after the key before them was taken out, the first of them signs. */
function signingIndex(set: KeySet, nowMs: number): number {
  return Math.max(
    set.findLastIndex(({ signsFromMs }) => signsFromMs <= nowMs),
    0,
  );
}

export interface Rotation {
  readonly newKey: PrivateJwk;
  readonly nowMs: number;
  readonly tokenSeconds: number;
  /** How long the new key is published before it signs. */
  readonly leadSeconds: number;
}

/** The set with a new key that signs later on. One that waits already is not joined by another: it signs at its time, or earlier. */
export function rotated(set: KeySet, { newKey, nowMs, tokenSeconds, leadSeconds }: Rotation): KeySet {
  const standings = keyStandings(set, nowMs, tokenSeconds).filter(({ state }) => state !== "gone");
  const signsFromMs = nowMs + leadSeconds * 1000;
  const waiting = standings.find(({ state }) => state === "next");
  const next: KeptKey = waiting
    ? { key: waiting.key, signsFromMs: Math.min(waiting.signsFromMs, signsFromMs) }
    : { key: newKey, signsFromMs };
  return [...set.filter(({ key }) => standings.some((it) => it.key === key && it.state !== "next")), next];
}

/** The set without a key, which nobody takes from then on: for one that others may have. Null when there is no such key or no other. */
export function withoutKey(set: KeySet, kid: string): KeySet | null {
  const left = set.filter(({ key }) => key.kid !== kid);
  return left.length > 0 && left.length < set.length ? left : null;
}

/** One key, or `{ "keys": [...] }` with `signsFrom` for those that wait or waited. Throws Error with a sentence that never holds a key. */
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
