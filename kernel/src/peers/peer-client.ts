import { notePositions, parsePositions } from "../database/replica/write-positions.js";
import { headerNames, type RequestHeaders } from "../subgraph/graph-request.js";
import type { PeerTransport } from "./peer-transport.js";
import { currentRequest } from "../logging/request-context.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import type { ServiceTokens } from "../identity/service-token.js";

/** An operation from a `peers/` folder, as typed by codegen. */
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
  /**
   * Whether a repeat is harmless: true for queries, and for mutations with an idempotency key of their own. Only these
   * calls are sent again.
   */
  readonly idempotent: boolean;
  /** The wait for the answer, in milliseconds, for this operation; default: at most three seconds. */
  readonly deadlineMs?: number;
}

/** The callee answered with an error that a correct caller does not cause: a bug in one of the two services. */
export class PeerAnswerError extends Error {
  constructor(callee: string, message: string) {
    super(`${callee}: ${message}`);
    this.name = "PeerAnswerError";
  }
}

/** The longest wait for an answer; an operation that usually takes less time gets less. */
const defaultDeadlineMs = 3000;

/**
 * Calls one other subgraph with a service token, the viewer's own token, the correlation id and a deadline. The
 * transport contains the circuit breaker, and sends an idempotent call again.
 */
export class PeerClient {
  constructor(private readonly definition: PeerClientDefinition) {}

  /** Throws ServiceUnavailableError when there is no answer, and PeerAnswerError when the answer is an error. */
  async call<Result, Variables extends Record<string, unknown>>(
    operation: PeerOperation<Result, Variables>,
    variables: Variables,
    { idempotent, deadlineMs }: PeerCallOptions,
  ): Promise<Result> {
    const { callee, transport } = this.definition;
    const query = operation.toString();
    const kind = query.trimStart().startsWith("mutation") ? "mutation" : "query";
    const { body, written } = await transport.send({ query, variables, kind }, await this.headers(), {
      deadlineMs: deadlineMs ?? defaultDeadlineMs,
      adaptsDeadline: deadlineMs === undefined,
      isIdempotent: idempotent,
    });
    if (written !== undefined)
      notePositions(currentRequest()?.written ?? new Map<string, string>(), parsePositions(written));
    const [error] = body.errors ?? [];
    if (error?.extensions?.code === "SUBGRAPH_UNAVAILABLE") throw new ServiceUnavailableError(callee);
    if (error) throw new PeerAnswerError(callee, `${error.message} (${String(error.extensions?.code)})`);
    return body.data as Result;
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
