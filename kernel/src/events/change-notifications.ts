import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { ChangeFeed } from "./change-feed.js";
import { everything, PayloadFeed } from "./payload-feed.js";
import type { Logger } from "../logging/logger.js";

/**
 * The source of change events for subscription resolvers. An event has no data: the resolver reads the current state
 * itself.
 */
export interface ChangeSource {
  /** `topic` names a kind of change, `id` the object to watch. */
  subscribe(topic: string, id: string): AsyncIterableIterator<string>;
}

export interface ChangeNotificationsDefinition {
  readonly url: string;
  /** PostgreSQL channels; the payload of a notification is the id of the changed object. */
  readonly topics: readonly string[];
  readonly logger: Logger;
  /** The interval, in milliseconds, of the check that an idle connection still works. */
  readonly checkMs?: number;
}

const restartPauseMs = 500;

/**
 * Delivers change notifications from PostgreSQL. The transaction that makes a change also sends its notification, so a
 * rollback sends nothing and every replica receives all notifications. Each process has one connection, opened for the
 * first listener. Changes during a lost connection are unknown, so after a reconnect each listener is notified once.
 */
export class ChangeNotifications implements ChangeSource, AsyncDisposable {
  private readonly feeds = new Map<string, Set<ChangeFeed>>();
  private readonly payloadFeeds = new Map<PayloadFeed, string>();
  private isListening = false;
  private readonly closing = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(private readonly definition: ChangeNotificationsDefinition) {}

  /** The number of listeners. */
  get listeners(): number {
    return [...this.feeds.values()].reduce((sum, feeds) => sum + feeds.size, this.payloadFeeds.size);
  }

  subscribe(topic: string, id: string): ChangeFeed {
    this.assertKnown(topic);
    const key = keyOf(topic, id);
    const feed = new ChangeFeed(id, (ended) => this.forget(key, ended));
    const known = this.feeds.get(key);
    if (known) known.add(feed);
    else this.feeds.set(key, new Set([feed]));
    this.listening ??= this.listenUntilClosed();
    return feed;
  }

  /**
   * Yields the payloads of all notifications of a topic. The first message is `everything`; it comes when the
   * database has confirmed that it sends notifications. It comes again when the connection breaks, and when it is back.
   */
  payloads(topic: string): PayloadFeed {
    this.assertKnown(topic);
    const feed = new PayloadFeed((ended) => this.payloadFeeds.delete(ended));
    this.payloadFeeds.set(feed, topic);
    if (this.isListening) feed.add(everything);
    this.listening ??= this.listenUntilClosed();
    return feed;
  }

  /** Ends all feeds. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await Promise.all([...this.all(), ...this.payloadFeeds.keys()].map((feed) => feed.return()));
    await this.listening;
  }

  private assertKnown(topic: string): void {
    if (!this.definition.topics.includes(topic)) throw new Error(`unknown topic ${topic}`);
  }

  private forget(key: string, feed: ChangeFeed): void {
    const feeds = this.feeds.get(key);
    feeds?.delete(feed);
    if (feeds?.size === 0) this.feeds.delete(key);
  }

  private all(): ChangeFeed[] {
    return [...this.feeds.values()].flatMap((feeds) => [...feeds]);
  }

  private async listenUntilClosed(): Promise<void> {
    const { logger } = this.definition;
    const { signal } = this.closing;
    let isLogged = false;
    while (!signal.aborted) {
      try {
        await this.listen(() => {
          if (isLogged) logger.info("receiving change notifications again");
          isLogged = false;
        });
      } catch (error) {
        if (!isLogged)
          logger.warn({ err: error }, "cannot receive change notifications: no connection to the database");
        isLogged = true;
      }
      await delay(restartPauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Runs until this object is closed; throws when the connection breaks. */
  private async listen(onListening: () => void): Promise<void> {
    const { url, topics, checkMs = 30_000 } = this.definition;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 });
    const ended = Promise.withResolvers<void>();
    // prevents an unhandled rejection: the caller may not await the promise yet
    ended.promise.catch(() => undefined);
    client.on("error", ended.reject);
    client.on("end", () => ended.reject(new Error("the connection was closed")));
    client.on("notification", ({ channel, payload = "" }) => this.notify(channel, payload));
    const { signal } = this.closing;
    const close = (): void => ended.resolve();
    signal.addEventListener("abort", close);
    // a connection whose other end has disappeared reports no error by itself
    const check = setInterval(() => void client.query("select 1").catch(ended.reject), checkMs);
    try {
      await client.connect();
      for (const topic of topics) await client.query(`listen ${client.escapeIdentifier(topic)}`);
      onListening();
      this.isListening = true;
      for (const feed of this.all()) feed.changed();
      this.invalidatePayloads();
      await ended.promise;
    } finally {
      this.isListening = false;
      this.invalidatePayloads();
      signal.removeEventListener("abort", close);
      clearInterval(check);
      await client.end().catch(() => undefined);
    }
  }

  private invalidatePayloads(): void {
    for (const feed of this.payloadFeeds.keys()) feed.add(everything);
  }

  private notify(topic: string, id: string): void {
    for (const feed of this.feeds.get(keyOf(topic, id)) ?? []) feed.changed();
    for (const [feed, feedTopic] of this.payloadFeeds) if (feedTopic === topic) feed.add(id);
  }
}

function keyOf(topic: string, id: string): string {
  return `${topic}:${id}`;
}
