/** A person's identity at an outside provider, as the provider has proven it. */
export interface ProvenIdentity {
  readonly provider: string;
  /** With `subject`, the permanent identity; addresses and names can change. */
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider confirms it. */
  readonly email: string | null;
  readonly fullName: string | null;
}

/** An identity that signs a user in. */
export interface Identity {
  readonly id: string;
  readonly userId: string;
  readonly provider: string;
  readonly email: string | null;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date;
}

/** The secrets of an attempt, stored until the browser comes back. */
export interface AttemptSecrets {
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The configured providers. Each call throws ServiceUnavailableError when the provider does not answer. */
export interface IdentityProviders {
  readonly all: readonly { readonly id: string; readonly name: string }[];
  newSecrets(): AttemptSecrets;
  /** Returns the URL where the browser signs in at the provider. */
  signInUrl(provider: string, state: string, secrets: AttemptSecrets): Promise<string>;
  /** Verifies the callback. Returns null when it proves no identity. */
  identityFrom(
    provider: string,
    callback: URLSearchParams,
    state: string,
    secrets: AttemptSecrets,
  ): Promise<ProvenIdentity | null>;
}

export interface OpenidProviderSettings {
  readonly id: string;
  /** The display name. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}
