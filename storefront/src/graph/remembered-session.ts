const key = "souk.session";
const renewingKey = "souk.session.renewing";

/** Only that this browser is signed in, and since when: the tokens are in cookies that no script can read. */
export interface RememberedSession {
  readonly present: boolean;
  /** Milliseconds since 1970; 0 when it was never renewed. */
  readonly renewedAt: number;
  /** When a renewal was begun that no page has seen the end of; 0 when there is none. */
  readonly renewingSince: number;
  renewing(): void;
  /** The renewal has come to its end, whatever it was. */
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

function read(name: string): string | null {
  return attempt(() => localStorage.getItem(name)) ?? null;
}

/** A browser may forbid to keep anything; then a session lasts as long as its access token. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
