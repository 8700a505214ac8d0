import type { Logger } from "@souk/kernel/logging/logger";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import * as openid from "openid-client";
import type {
  AttemptSecrets,
  IdentityProviders,
  OpenidProviderSettings,
  ProvenIdentity,
} from "../domain/identities/identity.js";

export interface OpenidProvidersDefinition {
  readonly providers: readonly OpenidProviderSettings[];
  /** The router's address for clients, without a trailing slash. */
  readonly publicUrl: string;
  readonly logger: Logger;
}

const timeoutSeconds = 5;
const discoveredForMs = 3_600_000;

/** The used claims, from the ID token or the userinfo endpoint. */
type Claims = Readonly<Record<"email" | "email_verified" | "name", unknown>>;

/**
 * Providers with OpenID Connect: discovery, the authorization code flow with PKCE, state and nonce, signed ID tokens.
 */
export class OpenidProviders implements IdentityProviders {
  private readonly discovered = new Map<string, { config: Promise<openid.Configuration>; untilMs: number }>();

  constructor(private readonly definition: OpenidProvidersDefinition) {}

  get all(): readonly OpenidProviderSettings[] {
    return this.definition.providers;
  }

  newSecrets(): AttemptSecrets {
    return { nonce: openid.randomNonce(), codeVerifier: openid.randomPKCECodeVerifier() };
  }

  async signInUrl(provider: string, state: string, { nonce, codeVerifier }: AttemptSecrets): Promise<string> {
    const settings = this.settingsOf(provider);
    const config = await this.configOf(settings);
    return openid.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri(provider),
      scope: settings.scopes,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: "S256",
    }).href;
  }

  async identityFrom(
    provider: string,
    callback: URLSearchParams,
    state: string,
    { nonce, codeVerifier }: AttemptSecrets,
  ): Promise<ProvenIdentity | null> {
    const settings = this.settingsOf(provider);
    const config = await this.configOf(settings);
    const url = new URL(this.redirectUri(provider));
    url.search = callback.toString();
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    };
    try {
      const tokens = await openid.authorizationCodeGrant(config, url, checks);
      const proven = tokens.claims();
      if (!proven) return null;
      const claims =
        proven.email === undefined ? await openid.fetchUserInfo(config, tokens.access_token, proven.sub) : proven;
      return { provider, issuer: proven.iss, subject: proven.sub, ...readClaims(claims as unknown as Claims) };
    } catch (error) {
      return this.refused(provider, error);
    }
  }

  /**
   * Returns null when the provider refuses or its answer is invalid; throws when it does not answer. The answer is not
   * logged, because it may contain tokens.
   */
  private refused(provider: string, error: unknown): null {
    if (isUnavailable(error)) throw new ServiceUnavailableError(provider);
    const { name, code } = error as { name?: string; code?: string };
    this.definition.logger.warn({ provider, error: name, code }, "an identity provider refused a sign-in");
    return null;
  }

  private settingsOf(provider: string): OpenidProviderSettings {
    const settings = this.definition.providers.find(({ id }) => id === provider);
    if (!settings) throw new Error(`the settings have no provider ${provider}`);
    return settings;
  }

  private redirectUri(provider: string): string {
    return `${this.definition.publicUrl}/sign-in/${provider}/callback`;
  }

  /** Returns the issuer's metadata, cached for an hour; failures are not cached. */
  private async configOf(settings: OpenidProviderSettings): Promise<openid.Configuration> {
    const known = this.discovered.get(settings.id);
    if (known && known.untilMs > Date.now()) return known.config;
    const config = discover(settings);
    this.discovered.set(settings.id, { config, untilMs: Date.now() + discoveredForMs });
    try {
      return await config;
    } catch (error) {
      this.discovered.delete(settings.id);
      const { name, code } = error as { name?: string; code?: string };
      this.definition.logger.warn(
        { provider: settings.id, error: name, code },
        "failed to fetch the metadata of an identity provider",
      );
      throw new ServiceUnavailableError(settings.id);
    }
  }
}

function discover({ issuer, clientId, clientSecret }: OpenidProviderSettings): Promise<openid.Configuration> {
  const url = new URL(issuer);
  // the settings allow plain HTTP only outside production
  // oxlint-disable-next-line typescript/no-deprecated -- required for an issuer without TLS
  const overHttp = url.protocol === "http:" ? [openid.allowInsecureRequests] : [];
  return openid.discovery(url, clientId, {}, openid.ClientSecretBasic(clientSecret), {
    timeout: timeoutSeconds,
    // also verifies the ID token's signature, in addition to the TLS connection
    execute: [openid.enableNonRepudiationChecks, ...overHttp],
  });
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof openid.ResponseBodyError) return error.status >= 500;
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown };
  if (name === "TimeoutError" || code === "OAUTH_TIMEOUT") return true;
  if (cause instanceof Response) return cause.status >= 500;
  // fetch reports an unreachable server as a TypeError with the reason as its cause
  return error instanceof TypeError && cause instanceof Error;
}

function readClaims({ email, email_verified: isVerified, name }: Claims): Pick<ProvenIdentity, "email" | "fullName"> {
  const isConfirmed = isVerified === true || isVerified === "true";
  return {
    email: typeof email === "string" && isConfirmed ? email : null,
    fullName: typeof name === "string" ? name : null,
  };
}
