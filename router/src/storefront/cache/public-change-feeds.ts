import { setTimeout as delay } from "node:timers/promises";
import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { Logger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";

/** The subgraphs with public data whose changes are reported. Names of instructors follow after the maximum age. */
const publicSubgraphs = ["catalog", "courses", "inventory", "reviews"] as const;

/** Fewer failures in a row are not logged: services start at the same time. */
const loggedFailures = 5;

export interface PublicChangeFeedsDefinition {
  readonly subgraph: (name: string) => PeerTransport;
  readonly serviceTokens: ServiceTokens;
  readonly logger: Logger;
  readonly onChange: (keys: readonly string[]) => void;
  readonly onState: (subgraph: string, isUp: boolean) => void;
  /** The pause before a lost feed is opened again. */
  readonly pauseMs?: number;
}

/**
 * Listens to the changes of all public data. A feed starts with `everything`, so what changed while it was lost is
 * covered as soon as it is open again.
 */
export class PublicChangeFeeds implements AsyncDisposable {
  private readonly closing = new AbortController();
  private readonly listening: Promise<unknown>;

  constructor(private readonly definition: PublicChangeFeedsDefinition) {
    this.listening = Promise.all(publicSubgraphs.map((name) => this.listenUntilClosed(name)));
  }

  private async listenUntilClosed(name: string): Promise<void> {
    const { logger, onState, pauseMs = 1000 } = this.definition;
    const { signal } = this.closing;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.listen(name, () => {
          if (failures >= loggedFailures) logger.info({ subgraph: name }, "receiving changes for the page cache again");
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        if (failures === loggedFailures) {
          const consequence = "no changes for the page cache; pages follow their data after PAGE_MAX_AGE_SECONDS";
          logger.warn({ subgraph: name, reason: error instanceof Error ? error.message : "unknown" }, consequence);
        }
      }
      onState(name, false);
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async listen(name: string, onOpen: () => void): Promise<void> {
    const { subgraph, serviceTokens, onChange, onState } = this.definition;
    const headers = await serviceTokens.headersFor("router", name);
    const changes = subgraph(name).publicChanges?.(headers, this.closing.signal);
    if (!changes) throw new Error("this connection has no feed of changes");
    for await (const keys of changes) {
      onOpen();
      onState(name, true);
      onChange(keys);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closing.abort();
    await this.listening;
  }
}
