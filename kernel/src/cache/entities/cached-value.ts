/** The parsed field of an entity's hash. */
interface CachedValue {
  readonly cachedAtMs: number;
  readonly endsAtMs: number;
  readonly json: string;
}

export function readCachedValue(text: string): CachedValue | undefined {
  const first = text.indexOf(" ");
  const second = text.indexOf(" ", first + 1);
  const [cachedAtMs, forMs] = [Number(text.slice(0, first)), Number(text.slice(first + 1, second))];
  if (first < 1 || second < 0 || !Number.isFinite(cachedAtMs) || !Number.isFinite(forMs)) return undefined;
  return { cachedAtMs, endsAtMs: cachedAtMs + forMs, json: text.slice(second + 1) };
}
