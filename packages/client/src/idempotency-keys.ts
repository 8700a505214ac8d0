/** The storage of the keys; `sessionStorage` keeps them across a reload of the page. */
export type KeyMemory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Idempotency keys by intent, such as "checkout". */
export interface IdempotencyKeys {
  /** Returns the key of the intent. It is the same for the same content until `done`, and another for other content. */
  readonly keyFor: (intent: string, content: unknown) => string;
  /** Call it when the result is known: the same content is a new intent from now on. */
  readonly done: (intent: string) => void;
}

/** Creates the keys of one page or process. `prefix` separates them from other entries of the storage. */
export function idempotencyKeys(memory: KeyMemory = new MemoryOfKeys(), prefix = "souk.intent."): IdempotencyKeys {
  return {
    keyFor(intent, content) {
      const wanted = JSON.stringify(content);
      const stored = read(memory.getItem(prefix + intent));
      if (stored?.wanted === wanted) return stored.key;
      const key = crypto.randomUUID();
      memory.setItem(prefix + intent, JSON.stringify({ wanted, key }));
      return key;
    },
    done: (intent) => memory.removeItem(prefix + intent),
  };
}

function read(text: string | null): { readonly wanted: string; readonly key: string } | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as { wanted: string; key: string });
  } catch {
    return undefined;
  }
}

class MemoryOfKeys implements KeyMemory {
  private readonly values = new Map<string, string>();

  getItem(name: string): string | null {
    return this.values.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.values.set(name, value);
  }

  removeItem(name: string): void {
    this.values.delete(name);
  }
}
