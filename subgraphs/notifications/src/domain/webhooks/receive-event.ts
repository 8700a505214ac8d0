import { isEventName, type DomainEvent } from "@souk/kernel/domain-events/event-catalog";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import { payloadOf } from "./webhook-endpoint.js";
import type { WebhookDependencies } from "./webhook-dependencies.js";

export type ReceiveEventOutcome =
  { readonly kind: "received" } | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

// the data is sent on as the producer wrote it: a producer of a newer release may have more fields
const eventRule = z.object({
  id: z.guid(),
  name: z.string().refine(isEventName, "is not an event"),
  version: z.int().min(1),
  time: z.iso.datetime(),
  key: z.string().min(1).max(200),
  data: z.record(z.string(), z.unknown()),
});

/** Takes an event from its producer, for the endpoints that want it; once per event. */
export function receiveEvent({ deliveries, clock }: WebhookDependencies) {
  return async (input: unknown): Promise<ReceiveEventOutcome> => {
    const checked = checkInput(eventRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const event = checked.value as DomainEvent;
    await deliveries.receiveEvent(event, payloadOf(event), clock.now());
    return { kind: "received" };
  };
}
