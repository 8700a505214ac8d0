import {
  LoginDocument,
  LogoutDocument,
  RefreshSessionDocument,
  StartGuestSessionDocument,
  type LoginInput,
  type LoginMutation,
  type RefreshSessionMutation,
} from "./generated/operations.js";
import { operationKind, type Operation, type RequestArguments } from "./operation.js";
import { pauseBeforeRetry, usualRetryRules, type RetryRules } from "./retry-rules.js";
import { sendRequest, writtenHeader, type GraphRequest } from "./send-request.js";
import { Session } from "./session.js";
import { ShopError, type GraphError } from "./shop-error.js";
import { eventsOf, StreamCompleted } from "./subscribe.js";
import { memoryTokens, type Tokens, type TokenStore } from "./tokens.js";

export interface ShopClientOptions {
  /** The address of the shop's graph, such as `https://shop.example/graphql`. */
  readonly url: string;
  /** Holds the user's tokens; in memory by default. */
  readonly tokens?: TokenStore;
  /**
   * For pages of the shop's own origin: the browser holds the tokens in cookies that no script can read. `tokens` is not
   * used then.
   */
  readonly credentials?: RequestCredentials;
  /** Headers of every request, such as `accept-language` for the language of mails. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly retry?: Partial<RetryRules>;
  /** Called when the session could not be renewed: the user is signed out. */
  readonly onSessionEnd?: () => void;
  readonly fetch?: typeof fetch;
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /**
   * Accepts an answer of which a part is missing: receives the errors, and `send` returns the data with null in place of
   * the missing part.
   */
  readonly onErrors?: (errors: readonly GraphError[]) => void;
}

/** `SignedIn`, or the problem that prevented it. */
export type SignInResult = NonNullable<LoginMutation["login"]>;

/** A client of one shop for one user. */
export class ShopClient {
  private readonly tokens: TokenStore;
  private readonly session: Session;
  private readonly rules: RetryRules;
  /** The positions of the user's changes in the shop's databases, as the shop returned them. */
  private written: string | undefined;

  constructor(private readonly options: ShopClientOptions) {
    this.tokens = options.tokens ?? memoryTokens();
    this.rules = { ...usualRetryRules, ...options.retry };
    const usesCookies = options.credentials !== undefined;
    this.session = new Session(
      this.tokens,
      usesCookies,
      (refreshToken) => this.newTokens(refreshToken),
      () => options.onSessionEnd?.(),
    );
  }

  /**
   * Runs a query or a mutation and returns its data. Expected failures of mutations are data, too: see `isProblem`. The
   * session is renewed when its access token has expired, and the operation is repeated as the retry rules allow. Throws
   * ShopError.
   */
  async send<Result, Variables>(
    operation: Operation<Result, Variables>,
    ...[variables, { signal, onErrors } = {}]: RequestArguments<NoInfer<Variables>, SendOptions>
  ): Promise<Result> {
    const document = operation.toString();
    const kind = operationKind(document);
    let isRenewed = false;
    for (let failures = 1; ; failures += 1) {
      const tokens = this.tokens.read();
      try {
        return await sendRequest<Result>(this.request(document, variables, tokens, signal), onErrors);
      } catch (error) {
        if (!(error instanceof ShopError)) throw error;
        if (error.isExpiredToken && !isRenewed && (await this.session.renewed(tokens))) {
          isRenewed = true;
          continue;
        }
        const pauseMs = pauseBeforeRetry({ error, kind, variables, failures }, this.rules);
        if (pauseMs === undefined) throw error;
        await pause(pauseMs, signal);
      }
    }
  }

  /**
   * Yields the data of each event of a subscription, the current state first. A stream that breaks, or that the shop ends
   * because it restarts, is opened again; the next event then has the current state. Ends with the signal or with
   * `break`. Throws ShopError when the shop refuses the subscription.
   */
  async *subscribe<Result, Variables>(
    operation: Operation<Result, Variables>,
    ...[variables, { signal } = {}]: RequestArguments<NoInfer<Variables>, Pick<SendOptions, "signal">>
  ): AsyncGenerator<Result, void> {
    const document = operation.toString();
    let failures = 0;
    while (!signal?.aborted) {
      const tokens = this.tokens.read();
      try {
        for await (const data of eventsOf<Result>(this.request(document, variables, tokens, signal))) {
          failures = 0;
          yield data;
        }
      } catch (error) {
        if (signal?.aborted) return;
        failures += 1;
        await this.reopened(error, tokens, failures, signal);
      }
    }
  }

  /** Signs in and holds the tokens. The result may be a problem, such as wrong credentials or a second factor. */
  async signIn(input: LoginInput): Promise<SignInResult> {
    const { login } = await this.send(LoginDocument, { input });
    if (!login) throw new ShopError({});
    if (login.__typename === "SignedIn") this.hold(login);
    return login;
  }

  /** Starts a session for a buyer without an account. */
  async startGuestSession(): Promise<void> {
    const { startGuestSession } = await this.send(StartGuestSessionDocument);
    if (!startGuestSession) throw new ShopError({});
    this.hold(startGuestSession);
  }

  /** Holds tokens from elsewhere, such as those of `verifyEmail` or of an identity provider. */
  hold({ accessToken, refreshToken }: Tokens): void {
    if (this.options.credentials === undefined) this.tokens.write({ accessToken, refreshToken });
  }

  /** Ends the session in the shop and forgets its tokens, also when the shop does not answer. */
  async signOut(): Promise<void> {
    try {
      await this.send(LogoutDocument);
    } finally {
      this.tokens.write(undefined);
    }
  }

  private request(
    document: string,
    variables: unknown,
    tokens: Tokens | undefined,
    signal: AbortSignal | undefined,
  ): GraphRequest {
    const { url, credentials, headers, fetch: send = fetch } = this.options;
    const complete = { ...headers?.() };
    if (tokens && credentials === undefined) complete.authorization = `Bearer ${tokens.accessToken}`;
    if (this.written !== undefined && credentials === undefined) complete[writtenHeader] = this.written;
    const onWritten = (positions: string): void => void (this.written = positions);
    return { url, fetch: send, headers: complete, credentials, document, variables, signal, onWritten };
  }

  /** The renewal has no access token: the expired one would be refused. */
  private async newTokens(refreshToken: string | undefined): Promise<Tokens | undefined> {
    const request = this.request(RefreshSessionDocument.toString(), { refreshToken }, undefined, undefined);
    const { refreshSession } = await sendRequest<RefreshSessionMutation>(request);
    if (!refreshSession) throw new ShopError({});
    return refreshSession.__typename === "SignedIn" ? refreshSession : undefined;
  }

  /** Waits until a stream can be opened again. Throws the error when it cannot. */
  private async reopened(
    error: unknown,
    tokens: Tokens | undefined,
    failures: number,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (error instanceof StreamCompleted) return pause(this.rules.firstPauseMs * (1 + Math.random()), signal);
    if (!(error instanceof ShopError)) throw error;
    if (error.isExpiredToken && (await this.session.renewed(tokens))) return undefined;
    const pauseMs = pauseBeforeRetry({ error, kind: "query", variables: undefined, failures }, this.rules);
    if (pauseMs === undefined) throw error;
    return pause(pauseMs, signal);
  }
}

/** Waits. Throws the signal's reason when it is aborted meanwhile. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- the reason of an abort is what its caller chose
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
