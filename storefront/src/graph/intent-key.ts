/** The storage of a browser tab, e.g. `sessionStorage`. */
export type TabMemory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "souk.intent.";

/**
 * Returns the idempotency key of an intent. It stays the same for the same content, also after a reload. It changes
 * when the content changes or after `intentDone`.
 */
export function intentKey(intent: string, content: unknown, memory: TabMemory = sessionStorage): string {
  const wanted = JSON.stringify(content);
  const stored = read(memory.getItem(prefix + intent));
  if (stored?.wanted === wanted) return stored.key;
  const key = crypto.randomUUID();
  memory.setItem(prefix + intent, JSON.stringify({ wanted, key }));
  return key;
}

/** Marks the intent as done: the same content is a new intent from now on. */
export function intentDone(intent: string, memory: TabMemory = sessionStorage): void {
  memory.removeItem(prefix + intent);
}

function read(text: string | null): { readonly wanted: string; readonly key: string } | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as { wanted: string; key: string });
  } catch {
    return undefined;
  }
}
