import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from "jose";
import { systemClock, type Clock } from "../values/clock.js";
import { FollowedFile } from "./followed-file.js";
import { findWithReread, KeyRing } from "./key-ring.js";
import { keyStates } from "./key-set.js";
import type { Logger } from "../logging/logger.js";
import { generatePrivateJwk, publicJwk, type PrivateJwk } from "./private-jwk.js";
import { readPublicServiceKeyFile, type PublicServiceKey } from "./public-service-keys.js";
import type { ServiceKeySource } from "./service-key-setting.js";
import { serviceTokenSeconds } from "../config/token-lifetimes.js";

/**
 * The keys by which services authenticate each other: each service signs with its own key, and all services know the
 * public halves.
 */
export interface ServiceKeys {
  /** Throws an Error for a service whose private key this process does not have. */
  signingKeyOf(service: string): PrivateJwk;
  readonly find: JWTVerifyGetKey;
  /** Returns whether a token signed with this key may name the service as its caller. */
  isKeyOf(kid: string, service: string): boolean;
  /** The public halves of the service's keys, for parties that verify its tokens. */
  publicKeysOf(service: string): readonly JWK[];
  /** Changes whenever the keys change; tokens that were verified before must then be verified again. */
  readonly generation: string;
}

/** Creates keys for services that share this process. Their tokens never leave it, so the keys do not either. */
export async function newServiceKeys(services: readonly string[]): Promise<ServiceKeys> {
  const keys = new Map(
    await Promise.all(services.map(async (service) => [service, await generatePrivateJwk()] as const)),
  );
  return {
    signingKeyOf: (service) => keys.get(service) ?? missingKey(service),
    find: createLocalJWKSet({ keys: [...keys.values()].map(publicJwk) }),
    isKeyOf: (kid, service) => keys.get(service)?.kid === kid,
    publicKeysOf: (service) => [publicJwk(keys.get(service) ?? missingKey(service))],
    generation: "for as long as the process runs",
  };
}

/** The set of keys is looked at once in this time, because every call between services asks for it. */
const lookAgainMs = 1000;

interface UsableKeys {
  /** The keys in the file. */
  readonly keys: readonly PublicServiceKey[];
  readonly lookedAtMs: number;
  readonly generation: string;
  readonly find: JWTVerifyGetKey;
}

/**
 * The public keys of all services, from a file that may be replaced while the process runs. For a process that is
 * called but calls no other service.
 */
export class KnownServiceKeys implements ServiceKeys, Disposable {
  private readonly known: FollowedFile<readonly PublicServiceKey[]>;
  private published: UsableKeys | undefined;

  constructor(
    { keys, file }: ServiceKeySource["known"],
    logger: Pick<Logger, "info" | "error">,
    private readonly clock: Clock = systemClock,
  ) {
    this.known = new FollowedFile(keys, {
      file,
      read: readPublicServiceKeyFile,
      summary: (read) => read.map(({ service, key }) => ({ service, kid: key.kid })),
      logger,
    });
  }

  signingKeyOf(service: string): PrivateJwk {
    return missingKey(service);
  }

  isKeyOf(kid: string, service: string): boolean {
    return this.usable().some((known) => known.service === service && known.key.kid === kid);
  }

  publicKeysOf(service: string): readonly JWK[] {
    return this.usable().flatMap((known) => (known.service === service ? [{ ...known.key }] : []));
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
    return this.known.reread();
  }

  [Symbol.dispose](): void {
    this.known[Symbol.dispose]();
  }

  private usable(): readonly PublicServiceKey[] {
    const nowMs = this.clock.now().getTime();
    return Object.values(Object.groupBy(this.known.value, ({ service }) => service)).flatMap((set = []) =>
      keyStates(set, nowMs, serviceTokenSeconds).filter(({ state }) => state !== "gone"),
    );
  }

  private current(): UsableKeys {
    const { published } = this;
    const keys = this.known.value;
    const lookedAtMs = this.clock.now().getTime();
    if (published?.keys === keys && Math.abs(lookedAtMs - published.lookedAtMs) < lookAgainMs) return published;
    const usable = this.usable();
    const generation = usable
      .map(({ service, key }) => `${service}:${key.kid}`)
      .sort((one, other) => one.localeCompare(other))
      .join();
    // jose imports each key once per set
    const find =
      published?.generation === generation
        ? published.find
        : createLocalJWKSet({ keys: usable.map(({ key }): JWK => ({ ...key })) });
    return (this.published = { keys, lookedAtMs, generation, find });
  }
}

/** The keys of a service that is a separate process, from files that may be replaced while it runs. */
export class ServiceKeyRing implements ServiceKeys, Disposable {
  private readonly own: KeyRing;
  private readonly known: KnownServiceKeys;

  constructor(
    private readonly service: string,
    { own, known }: ServiceKeySource,
    logger: Pick<Logger, "info" | "error">,
    clock: Clock = systemClock,
  ) {
    this.own = new KeyRing(own, logger, clock);
    this.known = new KnownServiceKeys(known, logger, clock);
  }

  signingKeyOf(service: string): PrivateJwk {
    return service === this.service ? this.own.signingKey : missingKey(service);
  }

  isKeyOf(kid: string, service: string): boolean {
    return this.known.isKeyOf(kid, service);
  }

  publicKeysOf(service: string): readonly JWK[] {
    return this.known.publicKeysOf(service);
  }

  get find(): JWTVerifyGetKey {
    return this.known.find;
  }

  get generation(): string {
    // includes the service's own keys: a token signed with a removed key must not be served from memory
    return `${this.known.generation}/${this.own.generation}`;
  }

  /** Re-reads both files immediately. */
  reread(): void {
    this.own.reread();
    this.known.reread();
  }

  [Symbol.dispose](): void {
    this.own[Symbol.dispose]();
    this.known[Symbol.dispose]();
  }
}

function missingKey(service: string): never {
  throw new Error(`this process has no private key of ${service}`);
}
