import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from "jose";
import { systemClock, type Clock } from "./clock.js";
import { fingerprintOf, readKeySetFile } from "./key-set-file.js";
import { keyStandings, type KeySet, type KeyStanding } from "./key-set.js";
import type { KeySource } from "./key-setting.js";
import type { Logger } from "./logger.js";
import { publicJwk, type PrivateJwk } from "./private-jwk.js";

/** What proves tokens. */
export interface VerifyingKeys {
  readonly find: JWTVerifyGetKey;
  /** Another one whenever the keys are others: what was proven before is proven anew. */
  readonly generation: string;
}

/** What signs tokens. */
export interface SigningKeys {
  readonly signingKey: PrivateJwk;
}

/** The ids of the keys, whatever their order. */
export function generationOf(keys: readonly JWK[]): string {
  return keys
    .map(({ kid = "" }) => kid)
    .sort((one, other) => one.localeCompare(other))
    .join();
}

/** How soon a process follows a rotation. A new key is published for longer than this before it signs. */
const rereadMs = 5000;

/**
 * A set of keys at work. Where it comes from a file, a change of the file is followed within seconds, and at once when a
 * token comes that is signed by an unknown key; a file that cannot be read leaves the last good set at work.
 */
export class KeyRing implements VerifyingKeys, SigningKeys, Disposable {
  private set: KeySet;
  private fingerprint = "";
  private toldFault = "";
  private readonly timer: NodeJS.Timeout | undefined;
  private published: { readonly generation: string; readonly find: JWTVerifyGetKey } | undefined;

  constructor(
    private readonly source: KeySource,
    private readonly logger: Pick<Logger, "info" | "error">,
    private readonly clock: Clock = systemClock,
  ) {
    this.set = source.set;
    if (source.file) this.timer = setInterval(() => this.reread(), rereadMs).unref();
  }

  get signingKey(): PrivateJwk {
    const signing = this.standings().find(({ state }) => state === "signing");
    if (!signing) throw new Error("a set of keys is never empty");
    return signing.key;
  }

  /** The signing one first; those that wait and those whose tokens may still run are among them. */
  get usableKeys(): readonly PrivateJwk[] {
    const usable = this.standings().filter(({ state }) => state !== "gone");
    const rank = ({ state }: KeyStanding): number => (state === "signing" ? 0 : 1);
    return usable.toSorted((one, other) => rank(one) - rank(other)).map(({ key }) => key);
  }

  /** The public halves. */
  get publicKeys(): readonly JWK[] {
    return this.usableKeys.map(publicJwk);
  }

  get generation(): string {
    return this.current().generation;
  }

  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.current().find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.reread()) throw error;
      return this.current().find(header, token);
    }
  };

  /** Whether the file was another one. */
  reread(): boolean {
    const { file } = this.source;
    if (!file) return false;
    try {
      const fingerprint = fingerprintOf(file.path);
      if (fingerprint === this.fingerprint) return false;
      this.set = readKeySetFile(file);
      this.fingerprint = fingerprint;
      this.toldFault = "";
      const keys = this.standings().map(({ key, state }) => ({ kid: key.kid, state }));
      this.logger.info({ file: file.path, keys }, "keys were read");
      return true;
    } catch (error) {
      this.tellOnce((error as Error).message);
      return false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.timer);
  }

  private tellOnce(reason: string): void {
    if (reason === this.toldFault) return;
    this.toldFault = reason;
    this.logger.error({ file: this.source.file?.path, reason }, "keys cannot be read; the last ones go on");
  }

  private standings(): KeyStanding[] {
    return keyStandings(this.set, this.clock.now().getTime(), this.source.tokenSeconds);
  }

  private current(): { readonly generation: string; readonly find: JWTVerifyGetKey } {
    const keys = this.publicKeys;
    const generation = generationOf(keys);
    // kept while the keys are the same: jose imports each key once a set
    if (this.published?.generation !== generation)
      this.published = { generation, find: createLocalJWKSet({ keys: [...keys] }) };
    return this.published;
  }
}
