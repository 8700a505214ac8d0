const key = "souk.session";
const renewingKey = "souk.session.renewing";

/** Stores only that this browser is signed in, and since when. The tokens are in cookies that no script can read. */
interface RememberedSession {
  readonly present: boolean;
  /** Milliseconds since 1970; 0 if it was never renewed. */
  readonly renewedAt: number;
  /** The start of a renewal whose answer no page has seen, in milliseconds since 1970; 0 if there is none. */
  readonly renewingSince: number;
  renewing(): void;
  /** Call it when the renewal has an answer, whatever it is. */
  notRenewing(): void;
  renewed(): void;
  end(): void;
}

export const rememberedSession: RememberedSession = {
  get present() {
    return read(key) !== null;
  },
  get renewedAt() {
    return Number(read(key) ?? 0);
  },
  get renewingSince() {
    return Number(read(renewingKey) ?? 0);
  },
  renewing: () => attempt(() => localStorage.setItem(renewingKey, String(Date.now()))),
  notRenewing: () => attempt(() => localStorage.removeItem(renewingKey)),
  renewed: () => attempt(() => localStorage.setItem(key, String(Date.now()))),
  end: () => attempt(() => localStorage.removeItem(key)),
};

/**
 * Calls `listener` when another tab of this browser starts, renews or ends a session. The returned function
 * unsubscribes.
 */
export function onSessionElsewhere(listener: (isPresent: boolean) => void): () => void {
  const onStorage = ({ key: changed, newValue }: StorageEvent) => {
    if (changed === key) listener(newValue !== null);
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}

function read(name: string): string | null {
  return attempt(() => localStorage.getItem(name)) ?? null;
}

/** A browser may forbid storage; then a session lasts only as long as its access token. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
