export interface Tokens {
  readonly accessToken: string;
  /** Absent for a guest: the session ends with its access token. */
  readonly refreshToken?: string | undefined;
}

/** Holds the tokens of one user. */
export interface TokenStore {
  read(): Tokens | undefined;
  write(tokens: Tokens | undefined): void;
}

/** Holds the tokens for the life of this process or page. */
export function memoryTokens(initial?: Tokens): TokenStore {
  let tokens = initial;
  return {
    read: () => tokens,
    write: (next) => {
      tokens = next;
    },
  };
}

/** Holds the tokens in a `Storage`, such as `localStorage`. All scripts of the page can read them there. */
export function storedTokens(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  name = "souk.tokens",
): TokenStore {
  return {
    read() {
      const text = storage.getItem(name);
      return text === null ? undefined : (JSON.parse(text) as Tokens);
    },
    write(tokens) {
      if (tokens === undefined) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(tokens));
    },
  };
}
