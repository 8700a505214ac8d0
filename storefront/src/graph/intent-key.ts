/** What a browser tab keeps, as `sessionStorage` does. */
export type TabMemory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const prefix = "souk.intent.";

/**
 * The idempotency key of one intent: the same one for as long as the same is wanted, also after a reload, and another one as
 * soon as something else is wanted or `intentDone` was said.
 */
export function intentKey(intent: string, content: unknown, memory: TabMemory = sessionStorage): string {
  const wanted = JSON.stringify(content);
  const kept = read(memory.getItem(prefix + intent));
  if (kept?.wanted === wanted) return kept.key;
  const key = crypto.randomUUID();
  memory.setItem(prefix + intent, JSON.stringify({ wanted, key }));
  return key;
}

/** It came to its end: to want the same again is to want it twice. */
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
