import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from "pino";
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

/** What a failed statement carries of its values. */
const statementValues = ["err.parameters", "err.detail", "err.driverError.detail"];

/** JSON lines on stdout. Secrets are removed by key, one and two levels down; nothing logs request bodies in the first place. */
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
      return correlationId === undefined ? {} : { correlationId };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
