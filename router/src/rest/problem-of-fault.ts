import type { ErrorCodeName } from "@souk/kernel/errors/error-codes";
import type { FastifyRequest } from "fastify";
import { restProblem } from "./problem.js";
import { snakeKeys } from "./snake-case.js";
import type { ProblemBody } from "./rest-problem.js";

interface ServerFault {
  readonly errors: readonly [
    {
      readonly message: string;
      readonly extensions: {
        readonly code: ErrorCodeName;
        readonly status: number;
        readonly correlationId?: string;
      };
    },
  ];
}

/**
 * Returns the REST body for an error of the server's own hooks and error handler, which write the format of
 * GraphQL; undefined for other payloads.
 */
export function problemOfFault(payload: unknown, { id }: FastifyRequest, status: number): ProblemBody | undefined {
  if (!isServerFault(payload)) return undefined;
  const [{ message, extensions }] = payload.errors;
  const { code, status: _status, correlationId: _id, ...more } = extensions;
  const { body } = restProblem(code, message, { ...snakeKeys(more), status });
  return { ...body, correlation_id: id };
}

function isServerFault(payload: unknown): payload is ServerFault {
  return typeof payload === "object" && payload !== null && "errors" in payload && Array.isArray(payload.errors);
}
