import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from "pino";
import { currentTrace } from "../telemetry/tracing.js";
import { logOutput } from "./log-output.js";
import { currentRequest } from "./request-context.js";

export type Logger = PinoLogger;

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

const secretKeys = [
  "authorization",
  "cookie",
  "password",
  "newPassword",
  "currentPassword",
  "token",
  "accessToken",
  "refreshToken",
  "code",
  "cardNumber",
  "cvc",
  "card",
  "cardToken",
];

/** The paths at which the error of a failed statement holds the statement's values. */
const statementValues = ["err.parameters", "err.detail", "err.driverError.detail"];

/** Writes JSON lines to stdout. Secrets are removed by key, up to two levels deep. Request bodies are never logged. */
export function createLogger(service: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    redact: {
      paths: [...secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), ...statementValues],
      censor: "[redacted]",
    },
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const correlationId = currentRequest()?.correlationId;
      const trace = currentTrace();
      return {
        ...(correlationId === undefined ? {} : { correlationId }),
        ...(trace ? { trace_id: trace.traceId, span_id: trace.spanId } : {}),
      };
    },
  };
  return pino(options, reportingErrors(destination ?? logOutput()));
}

let reporter: ((line: string) => void) | undefined;

/** Sets the function that gets the written lines of errors; undefined turns reports off. */
export function setErrorReporter(next: typeof reporter): void {
  reporter = next;
}

const isError = /^\{"level":"(?:error|fatal)"/;

function reportingErrors(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      destination.write(line);
      if (reporter && isError.test(line)) reporter(line);
    },
  };
}
