import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { newWebhookSecret } from "./webhook-secret.js";
import { endpointChangeRule, newEndpointRule } from "./webhook-rules.js";
import type { WebhookEndpoint } from "./webhook-endpoint.js";
import type { WebhookDependencies } from "./webhook-dependencies.js";

const targetType = "WebhookEndpoint";
/** An event has one delivery for each endpoint, so their number is limited. */
export const maxEndpoints = 50;
/** The time for which the previous secret signs too. */
const overlapMs = 24 * 3_600_000;

export interface EndpointInput {
  readonly url?: string | null;
  readonly description?: string | null;
  readonly events?: readonly string[] | null;
  readonly isEnabled?: boolean | null;
}

/** The secret is shown once. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

type Invalid = { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };
type NotFound = { readonly kind: "notFound"; readonly id: string };

export type CreateEndpointOutcome =
  ({ readonly kind: "created" } & EndpointWithSecret) | Invalid | { readonly kind: "tooMany" };
export type UpdateEndpointOutcome =
  { readonly kind: "updated"; readonly endpoint: WebhookEndpoint } | Invalid | NotFound;
export type DeleteEndpointOutcome = { readonly kind: "deleted"; readonly id: string } | NotFound;
export type RotateSecretOutcome = ({ readonly kind: "rotated" } & EndpointWithSecret) | NotFound;

export function createEndpoint({ endpoints, clock, newId, allowsPrivateHosts }: WebhookDependencies) {
  const rule = newEndpointRule(allowsPrivateHosts);
  return async (input: EndpointInput, action: AdminAction): Promise<CreateEndpointOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const now = clock.now();
    const endpoint: WebhookEndpoint = {
      ...checked.value,
      id: newId(),
      disabledReason: null,
      failingSince: null,
      previousSecretUntil: null,
      createdAt: now,
      updatedAt: now,
    };
    const secret = newWebhookSecret();
    const jobs = auditJobs(action, { targetType, targetId: endpoint.id, before: null, after: snapshotOf(endpoint) });
    const isInserted = await endpoints.insertEndpoint({ endpoint, secret, jobs }, maxEndpoints);
    return isInserted ? { kind: "created", endpoint, secret } : { kind: "tooMany" };
  };
}

/** Changes the given fields. Enabling an endpoint clears the reason for which it was disabled. */
export function updateEndpoint({ endpoints, clock, allowsPrivateHosts }: WebhookDependencies) {
  const rule = endpointChangeRule(allowsPrivateHosts);
  return async (id: string, input: EndpointInput, action: AdminAction): Promise<UpdateEndpointOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const endpoint = isUuid(id)
      ? await endpoints.updateEndpoint({
          id,
          change: checked.value,
          at: clock.now(),
          jobsOf: (before, after) =>
            auditJobs(action, { targetType, targetId: id, before: snapshotOf(before), after: snapshotOf(after) }),
        })
      : null;
    return endpoint ? { kind: "updated", endpoint } : { kind: "notFound", id };
  };
}

export function deleteEndpoint({ endpoints }: WebhookDependencies) {
  return async (id: string, action: AdminAction): Promise<DeleteEndpointOutcome> => {
    const isDeleted =
      isUuid(id) &&
      (await endpoints.deleteEndpoint(id, (before) =>
        auditJobs(action, { targetType, targetId: id, before: snapshotOf(before), after: null }),
      ));
    return isDeleted ? { kind: "deleted", id } : { kind: "notFound", id };
  };
}

/** Replaces the secret. The previous one signs too for 24 hours, so that the receiver can change without a gap. */
export function rotateSecret({ endpoints, clock }: WebhookDependencies) {
  return async (id: string, action: AdminAction): Promise<RotateSecretOutcome> => {
    const secret = newWebhookSecret();
    const at = clock.now();
    const previousUntil = new Date(at.getTime() + overlapMs);
    const jobs = auditJobs(action, {
      targetType,
      targetId: id,
      before: { secretRotated: false },
      after: { secretRotated: true },
    });
    const endpoint = isUuid(id) ? await endpoints.rotateSecret({ id, secret, at, previousUntil, jobs }) : null;
    return endpoint ? { kind: "rotated", endpoint, secret } : { kind: "notFound", id };
  };
}

/** The audit log has no secret. */
function snapshotOf({ url, description, events, isEnabled }: WebhookEndpoint) {
  return { url, description, events, isEnabled };
}
