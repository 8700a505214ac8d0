import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from "jose";
import { systemClock, type Clock } from "../values/clock.js";
import { FollowedFile } from "./followed-file.js";
import { readKeySetFile } from "./key-set-file.js";
import { keyStates, type KeySet, type KeyWithState } from "./key-set.js";
import type { KeySource } from "./key-setting.js";
import type { Logger } from "../logging/logger.js";
import { publicJwk, type PrivateJwk } from "./private-jwk.js";

/** The keys that verify tokens. */
export interface VerifyingKeys {
  readonly find: JWTVerifyGetKey;
  /** Changes whenever the keys change; tokens that were verified before must then be verified again. */
  readonly generation: string;
}

/** The keys that sign tokens. */
export interface SigningKeys {
  readonly signingKey: PrivateJwk;
}

/** Returns the ids of the keys, independent of their order. */
export function generationOf(keys: readonly JWK[]): string {
  return keys
    .map(({ kid = "" }) => kid)
    .sort((one, other) => one.localeCompare(other))
    .join();
}

/**
 * Finds the key of a token in the current keys. For an unknown key, re-reads their file and searches once more if
 * `reread` returns that the file had changed.
 */
export function findWithReread(
  current: () => { readonly find: JWTVerifyGetKey },
  reread: () => boolean,
): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await current().find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !reread()) throw error;
      return current().find(header, token);
    }
  };
}

/**
 * A set of keys in use. A change of the set's file is followed within seconds, and immediately when a token arrives
 * that was signed with an unknown key. When the file cannot be read, the last good set remains in use.
 */
export class KeyRing implements VerifyingKeys, SigningKeys, Disposable {
  private readonly set: FollowedFile<KeySet>;
  private published: { readonly generation: string; readonly find: JWTVerifyGetKey } | undefined;

  constructor(
    private readonly source: KeySource,
    logger: Pick<Logger, "info" | "error">,
    private readonly clock: Clock = systemClock,
  ) {
    this.set = new FollowedFile(source.set, {
      file: source.file,
      read: readKeySetFile,
      summary: (set) => this.states(set).map(({ key, state }) => ({ kid: key.kid, state })),
      logger,
    });
  }

  get signingKey(): PrivateJwk {
    const signing = this.states().find(({ state }) => state === "signing");
    if (!signing) throw new Error("a key set is never empty");
    return signing.key;
  }

  /** The signing key first, followed by the keys that wait and those whose tokens may still be valid. */
  get usableKeys(): readonly PrivateJwk[] {
    const usable = this.states().filter(({ state }) => state !== "gone");
    const rank = ({ state }: KeyWithState): number => (state === "signing" ? 0 : 1);
    return usable.toSorted((one, other) => rank(one) - rank(other)).map(({ key }) => key);
  }

  /** The public halves. */
  get publicKeys(): readonly JWK[] {
    return this.usableKeys.map(publicJwk);
  }

  get generation(): string {
    return this.current().generation;
  }

  readonly find = findWithReread(
    () => this.current(),
    () => this.reread(),
  );

  /** Re-reads the file and returns whether it had changed. */
  reread(): boolean {
    return this.set.reread();
  }

  [Symbol.dispose](): void {
    this.set[Symbol.dispose]();
  }

  private states(set = this.set.value): KeyWithState[] {
    return keyStates(set, this.clock.now().getTime(), this.source.tokenSeconds);
  }

  private current(): { readonly generation: string; readonly find: JWTVerifyGetKey } {
    const keys = this.publicKeys;
    const generation = generationOf(keys);
    // memoized while the keys are unchanged: jose imports each key once per set
    if (this.published?.generation !== generation)
      this.published = { generation, find: createLocalJWKSet({ keys: [...keys] }) };
    return this.published;
  }
}
