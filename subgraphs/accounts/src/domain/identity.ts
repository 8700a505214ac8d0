/** Who somebody is at an outside provider, as the provider has proven it. */
export interface ProvenIdentity {
  readonly provider: string;
  /** With `subject` the identity for ever; addresses and names change. */
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider says that it is confirmed. */
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

/** What an attempt keeps to itself between the way there and the way back. */
export interface AttemptSecrets {
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The providers that the settings name. Each call throws ServiceUnavailableError where the provider does not answer. */
export interface IdentityProviders {
  readonly all: readonly { readonly id: string; readonly name: string }[];
  newSecrets(): AttemptSecrets;
  /** Where the browser goes to prove who sits before it. */
  signInUrl(provider: string, state: string, secrets: AttemptSecrets): Promise<string>;
  /** What the browser came back with; null when it proves nothing. */
  identityFrom(
    provider: string,
    callback: URLSearchParams,
    state: string,
    secrets: AttemptSecrets,
  ): Promise<ProvenIdentity | null>;
}

export interface OpenidProviderSettings {
  readonly id: string;
  /** What people know it by. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}
