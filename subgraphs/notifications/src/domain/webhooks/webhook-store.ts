import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { DomainEvent, EventName } from "@souk/kernel/domain-events/event-catalog";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type {
  DeliveryStatus,
  DisabledReason,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
} from "./webhook-endpoint.js";

export interface NewEndpoint {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
  readonly jobs: readonly AuditJob[];
}

export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | null | undefined;
  readonly events?: readonly EventName[] | undefined;
  readonly isEnabled?: boolean | undefined;
}

export interface ChangedEndpoint {
  readonly id: string;
  readonly change: EndpointChange;
  readonly at: Date;
  readonly jobsOf: (before: WebhookEndpoint, after: WebhookEndpoint) => readonly AuditJob[];
}

export interface SecretRotation {
  readonly id: string;
  readonly secret: string;
  readonly at: Date;
  readonly previousUntil: Date;
  readonly jobs: readonly AuditJob[];
}

/** Storage of endpoints. */
export interface EndpointStore {
  /** Newest first. */
  listEndpoints(): Promise<readonly WebhookEndpoint[]>;
  findEndpoint(id: string): Promise<WebhookEndpoint | null>;
  /** Returns false when the shop has `limit` endpoints. */
  insertEndpoint(endpoint: NewEndpoint, limit: number): Promise<boolean>;
  updateEndpoint(change: ChangedEndpoint): Promise<WebhookEndpoint | null>;
  /** Deletes its deliveries too. */
  deleteEndpoint(id: string, jobsOf: (before: WebhookEndpoint) => readonly AuditJob[]): Promise<boolean>;
  rotateSecret(rotation: SecretRotation): Promise<WebhookEndpoint | null>;
  /** Returns the events that an enabled endpoint wants. */
  wantedEvents(): Promise<readonly string[]>;
}

/** A delivery to send. */
export interface OutgoingDelivery {
  readonly id: string;
  readonly eventId: string;
  readonly payload: string;
  readonly isTest: boolean;
  /** The number of attempts so far. */
  readonly attempts: number;
  /** The number of attempts at the last redelivery. */
  readonly attemptsBefore: number;
  readonly endpoint: {
    readonly id: string;
    readonly url: string;
    readonly isEnabled: boolean;
    readonly failingSince: Date | null;
    /** The current secret and, after a rotation, the previous one while it is valid. */
    readonly secrets: readonly string[];
  };
}

/** The next step after an attempt. */
export type AttemptOutcome =
  | { readonly kind: "delivered" }
  | { readonly kind: "retry"; readonly at: Date }
  | { readonly kind: "failed" }
  | { readonly kind: "disable"; readonly reason: DisabledReason };

export interface TestDelivery {
  readonly endpointId: string;
  readonly deliveryId: string;
  readonly eventId: string;
  readonly payload: string;
  readonly at: Date;
  readonly jobs: readonly AuditJob[];
}

export type RedeliverOutcome =
  | { readonly kind: "queued"; readonly delivery: WebhookDelivery }
  | { readonly kind: "notFound" }
  | { readonly kind: "pending" }
  | { readonly kind: "disabled" };

/** Storage of deliveries. */
export interface DeliveryStore {
  /** Stores the event and a delivery for each enabled endpoint that wants it, once per event. */
  receiveEvent(event: DomainEvent, payload: string, at: Date): Promise<void>;
  listDeliveries(
    endpointId: string,
    status: DeliveryStatus | null,
    page: PageRequest,
  ): Promise<readonly ListedRow<WebhookDelivery>[]>;
  /** Returns null when the delivery is no longer PENDING. */
  takeDelivery(id: string, now: Date): Promise<OutgoingDelivery | null>;
  /** Sends a delivery later, because too many are being sent. */
  postponeDelivery(id: string, at: Date): Promise<void>;
  recordAttempt(delivery: OutgoingDelivery, attempt: WebhookAttempt, outcome: AttemptOutcome): Promise<void>;
  /** Ends a delivery whose endpoint is disabled, without an attempt. */
  dropDelivery(id: string): Promise<void>;
  insertTest(test: TestDelivery): Promise<WebhookDelivery | null>;
  redeliver(
    id: string,
    at: Date,
    jobsOf: (delivery: WebhookDelivery) => readonly AuditJob[],
  ): Promise<RedeliverOutcome>;
  /** Deletes events that were received before this time, with their deliveries, except pending ones. */
  forgetEvents(before: Date): Promise<void>;
}
