import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
  wrap,
  type IPolicy,
} from "cockatiel";
import { headerNames, type RequestHeaders } from "./graph-request.js";
import type { PeerTransport } from "./peer-transport.js";
import { currentRequest } from "./request-context.js";
import { ServiceUnavailableError } from "./service-unavailable.js";
import type { ServiceTokens } from "./service-token.js";

/** An operation of a `peers/` folder, as codegen types it. */
export interface PeerOperation<Result, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Result;
}

export interface PeerClientDefinition {
  readonly caller: string;
  readonly callee: string;
  readonly transport: PeerTransport;
  readonly serviceTokens: ServiceTokens;
}

export interface PeerCallOptions {
  /** Whether a repeat does no harm: queries, and mutations that their own key makes idempotent. Only these are tried again. */
  readonly idempotent: boolean;
  readonly deadlineMs?: number;
}

/** The callee answered with an error that a well-behaved caller does not run into: a bug of one of the two. */
export class PeerAnswerError extends Error {
  constructor(callee: string, message: string) {
    super(`${callee}: ${message}`);
    this.name = "PeerAnswerError";
  }
}

const defaultDeadlineMs = 3000;
const unavailable = handleWhen((error) => error instanceof ServiceUnavailableError);

/**
 * Calls one other subgraph: with a service token, the viewer's own token, the correlation id and a deadline,
 * twice more with jittered pauses where that does no harm, and not at all for 5 s after 8 failures in a row.
 */
export class PeerClient {
  private readonly breaker = circuitBreaker(unavailable, { halfOpenAfter: 5000, breaker: new ConsecutiveBreaker(8) });
  private readonly retrying: IPolicy = wrap(
    retry(unavailable, { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }) }),
    this.breaker,
  );

  constructor(private readonly definition: PeerClientDefinition) {}

  /** Throws ServiceUnavailableError when there is no answer, PeerAnswerError when it is an error. */
  async call<Result, Variables extends Record<string, unknown>>(
    operation: PeerOperation<Result, Variables>,
    variables: Variables,
    { idempotent, deadlineMs = defaultDeadlineMs }: PeerCallOptions,
  ): Promise<Result> {
    const policy: IPolicy = idempotent ? this.retrying : this.breaker;
    try {
      return (await policy.execute(() => this.send(operation.toString(), variables, deadlineMs))) as Result;
    } catch (error) {
      if (isBrokenCircuitError(error)) throw new ServiceUnavailableError(this.definition.callee, { cause: error });
      throw error;
    }
  }

  private async send(query: string, variables: Record<string, unknown>, deadlineMs: number): Promise<unknown> {
    const { callee, transport } = this.definition;
    const { body } = await transport.send({ query, variables }, await this.headers(), deadlineMs);
    const [error] = body.errors ?? [];
    if (error?.extensions?.code === "SUBGRAPH_UNAVAILABLE") throw new ServiceUnavailableError(callee);
    if (error) throw new PeerAnswerError(callee, `${error.message} (${String(error.extensions?.code)})`);
    return body.data;
  }

  private async headers(): Promise<RequestHeaders> {
    const { caller, callee, serviceTokens } = this.definition;
    const request = currentRequest();
    return {
      authorization: request?.authorization,
      [headerNames.correlationId]: request?.correlationId,
      ...(await serviceTokens.headersFor(caller, callee)),
    };
  }
}
