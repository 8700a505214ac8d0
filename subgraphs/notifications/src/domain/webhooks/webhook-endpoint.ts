import type { DomainEvent, EventName } from "@souk/kernel/domain-events/event-catalog";

/** Why the shop disabled an endpoint: it failed for three days, or answered that it is gone (410). */
export const disabledReasons = ["FAILING", "GONE"] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** An address of another system that receives events. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly events: readonly EventName[];
  readonly isEnabled: boolean;
  /** Null for an enabled endpoint, and for one that an admin disabled. */
  readonly disabledReason: DisabledReason | null;
  /** The first failed attempt since the last success; null after a success. */
  readonly failingSince: Date | null;
  /** The time until which the previous secret signs too; null when there is none. */
  readonly previousSecretUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const deliveryStatuses = ["PENDING", "DELIVERED", "FAILED"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** One event for one endpoint, with its attempts. */
export interface WebhookDelivery {
  readonly id: string;
  readonly eventId: string;
  /** The event's name, or the name of a test. */
  readonly event: string;
  readonly status: DeliveryStatus;
  readonly isTest: boolean;
  readonly createdAt: Date;
  /** Null unless the delivery is PENDING. */
  readonly nextAttemptAt: Date | null;
  /** The body of the request. */
  readonly payload: string;
  /** Oldest first. */
  readonly attempts: readonly WebhookAttempt[];
}

/** One request to an endpoint. */
export interface WebhookAttempt {
  readonly at: Date;
  /** Null when no answer arrived. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** The start of the answer's body. */
  readonly excerpt: string | null;
  /** Why the attempt failed; null after a success. */
  readonly error: string | null;
}

/** The name of a test in place of an event's name. */
export const testEventName = "webhook.test";

/** The body of a request, as text: the signature covers these bytes. */
export function payloadOf({ id, name, version, time, key, data }: DomainEvent): string {
  return JSON.stringify({ id, type: name, version, timestamp: time, key, data });
}
