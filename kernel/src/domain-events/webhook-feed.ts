import { z } from "zod";
import { PeerClient } from "../peers/peer-client.js";
import type { ServiceContext } from "../subgraph/subgraph.js";
import { isEventName, type DomainEvent, type EventName } from "./event-catalog.js";

const wantedEvents = "query WantedEvents { wantedEvents }";
const receiveEvent = "mutation ReceiveEvent($event: JSON!) { receiveEvent(event: $event) }";

const answerSchema = z.object({ wantedEvents: z.array(z.string()) });

/** A new or changed webhook endpoint receives events after this time, in milliseconds. */
const webhookDelayMs = 5000;

/** The outgoing webhooks, which belong to notifications. */
export interface WebhookFeed {
  /** Returns the events that an endpoint wants; null while that is unknown. */
  requestedEvents(): Promise<ReadonlySet<EventName> | null>;
  /** Idempotent by the event's id. Throws ServiceUnavailableError. */
  send(event: DomainEvent): Promise<void>;
}

export function webhookFeed(
  caller: string,
  { peer, serviceTokens }: Pick<ServiceContext, "peer" | "serviceTokens">,
): WebhookFeed {
  const client = new PeerClient({ caller, callee: "notifications", transport: peer("notifications"), serviceTokens });
  let known: { readonly names: ReadonlySet<EventName>; readonly atMs: number } | null = null;
  return {
    async requestedEvents() {
      if (known && performance.now() - known.atMs < webhookDelayMs) return known.names;
      const atMs = performance.now();
      const answer = answerSchema.safeParse(
        await client.call(wantedEvents, {}, { idempotent: true }).catch(() => undefined),
      );
      known = answer.success ? { names: new Set(answer.data.wantedEvents.filter(isEventName)), atMs } : null;
      return known?.names ?? null;
    },
    async send(event) {
      await client.call(receiveEvent, { event }, { idempotent: true });
    },
  };
}
