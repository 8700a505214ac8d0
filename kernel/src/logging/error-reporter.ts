import { randomUUID } from "node:crypto";
import type { ErrorReporterSettings } from "./error-reporter-setting.js";
import { setErrorReporter, type Logger } from "./logger.js";

/** Further errors are dropped while so many wait. */
const maxWaiting = 100;
const sendTimeoutMs = 3000;
/** The pause after a refusal that names none, and the pause between two log lines about failed reports. */
const pauseMs = 60_000;

const nothing: AsyncDisposable = { [Symbol.asyncDispose]: async () => undefined };

/** Reports the log lines of errors of this process, until it is disposed of. Only one is open at a time. */
export function openErrorReporter(settings: ErrorReporterSettings | undefined, logger: Logger): AsyncDisposable {
  if (!settings) return nothing;
  const reporter = new ErrorReporter(settings, logger);
  setErrorReporter((line) => reporter.add(line));
  return {
    async [Symbol.asyncDispose]() {
      setErrorReporter(undefined);
      await reporter.sent();
    },
  };
}

/** Sends one error after another. An error that cannot be sent is lost: it is still in the log. */
class ErrorReporter {
  private readonly waiting: string[] = [];
  private sending: Promise<void> | undefined;
  private pausedUntilMs = -Infinity;
  private loggedAtMs = -Infinity;

  constructor(
    private readonly settings: ErrorReporterSettings,
    private readonly logger: Logger,
  ) {}

  add(line: string): void {
    if (this.waiting.length >= maxWaiting || performance.now() < this.pausedUntilMs) return;
    this.waiting.push(line);
    this.sending ??= this.send().finally(() => (this.sending = undefined));
  }

  /** Waits for the errors that were added, at most for the time-out of one. */
  async sent(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, sendTimeoutMs);
    await Promise.race([this.sending, late]);
    clearTimeout(timer);
  }

  private async send(): Promise<void> {
    for (let line = this.waiting.shift(); line !== undefined; line = this.waiting.shift()) {
      try {
        await this.post(line);
      } catch (error) {
        this.waiting.splice(0);
        this.pausedUntilMs = Math.max(this.pausedUntilMs, performance.now() + sendTimeoutMs);
        this.logFailure(error);
      }
    }
  }

  private async post(line: string): Promise<void> {
    const { url, publicKey } = this.settings;
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/x-sentry-envelope",
        "x-sentry-auth": `Sentry sentry_version=7, sentry_client=souk/1, sentry_key=${publicKey}`,
      },
      body: envelopeOf(line, this.settings),
      signal: AbortSignal.timeout(sendTimeoutMs),
    });
    await answer.body?.cancel();
    if (answer.status === 429) {
      const seconds = Number(answer.headers.get("retry-after"));
      this.pausedUntilMs = performance.now() + (seconds > 0 ? seconds * 1000 : pauseMs);
    }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
  }

  private logFailure(error: unknown): void {
    const nowMs = performance.now();
    if (nowMs - this.loggedAtMs < pauseMs) return;
    this.loggedAtMs = nowMs;
    // a warning is not reported itself
    this.logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "failed to report errors");
  }
}

interface ErrorLine {
  readonly level: string;
  readonly time: string;
  readonly service: string;
  readonly msg?: string;
  readonly correlationId?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
  readonly err?: { readonly type?: string; readonly message?: string; readonly stack?: string };
}

/** Returns the envelope of a log line, whose secrets are redacted already. */
function envelopeOf(line: string, { release, environment }: ErrorReporterSettings): string {
  const {
    level,
    time,
    service,
    msg = "",
    correlationId,
    trace_id,
    span_id,
    err,
    ...extra
  } = JSON.parse(line) as ErrorLine;
  const id = randomUUID().replaceAll("-", "");
  const event = {
    event_id: id,
    timestamp: time,
    platform: "node",
    level,
    logger: service,
    release,
    environment,
    message: { formatted: msg },
    tags: { service, ...(correlationId === undefined ? {} : { correlationId }) },
    ...(trace_id === undefined ? {} : { contexts: { trace: { trace_id, span_id } } }),
    ...(err ? { exception: { values: [{ type: err.type ?? "Error", value: err.message ?? msg }] } } : {}),
    extra: { ...extra, stack: err?.stack },
  };
  return [{ event_id: id, sent_at: new Date().toISOString() }, { type: "event" }, event]
    .map((part) => `${JSON.stringify(part)}\n`)
    .join("");
}
