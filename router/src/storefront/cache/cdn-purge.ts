import { setTimeout as delay } from "node:timers/promises";
import { everything } from "@souk/kernel/events/payload-feed";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PurgeSettings } from "./page-cache-settings.js";

export interface CdnPurgeDefinition extends PurgeSettings {
  readonly logger: Logger;
  readonly onOutcome: (outcome: "accepted" | "failed") => void;
  /** The time in which changes are collected into one request. */
  readonly collectMs?: number;
  /** The pause after the first failure. It doubles up to one minute. */
  readonly retryMs?: number;
}

/** The most keys in one request; beyond it, everything is purged. */
const maxKeys = 500;
const longestRetryMs = 60_000;
const timeoutMs = 10_000;

/**
 * Sends the keys of changed pages to the purge endpoint of a CDN, repeatedly until it accepts them. Waiting keys are in
 * memory only: after the end of a process, the CDN's pages follow their data by their age.
 */
export class CdnPurge implements AsyncDisposable {
  private readonly waiting = new Set<string>();
  private readonly closing = new AbortController();
  private sending: Promise<void> | undefined;

  constructor(private readonly definition: CdnPurgeDefinition) {}

  add(keys: readonly string[]): void {
    for (const key of keys) this.waiting.add(key);
    if (this.waiting.has(everything) || this.waiting.size > maxKeys) {
      this.waiting.clear();
      this.waiting.add(everything);
    }
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
  }

  private async sendAll(): Promise<void> {
    const { collectMs = 200, retryMs = 1000, onOutcome } = this.definition;
    const { signal } = this.closing;
    let pauseMs = retryMs;
    await this.pause(collectMs);
    while (this.waiting.size > 0 && !signal.aborted) {
      const keys = [...this.waiting];
      this.waiting.clear();
      if (await this.send(keys)) {
        onOutcome("accepted");
        pauseMs = retryMs;
        continue;
      }
      onOutcome("failed");
      for (const key of keys) this.waiting.add(key);
      await this.pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestRetryMs);
    }
  }

  private async send(keys: readonly string[]): Promise<boolean> {
    const { url, token, logger } = this.definition;
    const body = keys.includes(everything) ? { everything: true } : { keys };
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify(body),
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await answer.body?.cancel();
      if (answer.ok) return true;
      logger.warn({ status: answer.status }, "the CDN did not accept a purge; it will be sent again");
    } catch (error) {
      if (!this.closing.signal.aborted)
        logger.warn({ err: error }, "the CDN did not answer a purge; it will be sent again");
    }
    return false;
  }

  private async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.closing.signal }).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.sending;
  }
}
