import type { ErrorEvent, StackParser } from "@sentry/core";
import type { ServerRuntimeClient } from "@sentry/core/server";
import type { ErrorReporterSettings } from "./error-reporter-setting.js";
import { setErrorReporter, type Logger } from "./logger.js";

const sendTimeoutMs = 3000;
/** The pause between two log lines about failed reports. */
const pauseMs = 60_000;

const nothing: AsyncDisposable = { [Symbol.asyncDispose]: async () => undefined };

/**
 * Reports the log lines of errors of this process, until it is disposed of; only one is open at a time. An error that
 * cannot be sent is lost: it is still in the log.
 */
export async function openErrorReporter(
  settings: ErrorReporterSettings | undefined,
  logger: Logger,
): Promise<AsyncDisposable> {
  if (!settings) return nothing;
  const { client, stackParser } = await openClient(settings, logger);
  setErrorReporter((line) => void client.captureEvent(eventOf(line, stackParser)));
  return {
    async [Symbol.asyncDispose]() {
      setErrorReporter(undefined);
      await client.close(sendTimeoutMs);
    },
  };
}

async function openClient(
  settings: ErrorReporterSettings,
  logger: Logger,
): Promise<{ client: ServerRuntimeClient; stackParser: StackParser }> {
  // loaded only where errors are reported: it takes 26 MB of memory
  const { createStackParser, createTransport } = await import("@sentry/core");
  const { nodeStackLineParser, ServerRuntimeClient } = await import("@sentry/core/server");
  const stackParser = createStackParser(nodeStackLineParser());
  const logFailure = failureLog(logger);
  const client = new ServerRuntimeClient({
    ...settings,
    platform: "node",
    integrations: [],
    stackParser,
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        try {
          const signal = AbortSignal.timeout(sendTimeoutMs);
          const answer = await fetch(options.url, { method: "POST", body, signal });
          await answer.body?.cancel();
          if (!answer.ok) logFailure(`status ${answer.status}`);
          const header = (name: string): string | null => answer.headers.get(name);
          return {
            statusCode: answer.status,
            headers: { "retry-after": header("retry-after"), "x-sentry-rate-limits": header("x-sentry-rate-limits") },
          };
        } catch (error) {
          logFailure(error instanceof Error ? error.message : "unknown");
          throw error;
        }
      }),
  });
  return { client, stackParser };
}

function failureLog(logger: Logger): (reason: string) => void {
  let loggedAtMs = -Infinity;
  return (reason) => {
    const nowMs = performance.now();
    if (nowMs - loggedAtMs < pauseMs) return;
    loggedAtMs = nowMs;
    // a warning is not reported itself
    logger.warn({ reason }, "failed to report errors");
  };
}

interface ErrorLine {
  readonly level: "error" | "fatal";
  readonly time: string;
  readonly service: string;
  readonly msg?: string;
  readonly correlationId?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly err?: { readonly type?: string; readonly message?: string; readonly stack?: string };
}

/** Returns the event of a log line, whose secrets are redacted already. */
function eventOf(line: string, stackParser: StackParser): ErrorEvent {
  const parsed = JSON.parse(line) as ErrorLine;
  const { level, time, service, msg = "", correlationId, trace_id, span_id, err, ...extra } = parsed;
  return {
    type: undefined,
    timestamp: Date.parse(time) / 1000,
    level,
    logger: service,
    message: msg,
    tags: { service, ...(correlationId === undefined ? {} : { correlationId }) },
    ...(trace_id === undefined || span_id === undefined ? {} : { contexts: { trace: { trace_id, span_id } } }),
    ...(err
      ? {
          exception: {
            values: [
              {
                type: err.type ?? "Error",
                value: err.message ?? msg,
                stacktrace: { frames: stackParser(err.stack ?? "") },
              },
            ],
          },
        }
      : {}),
    extra,
  };
}
