import { expect } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { AdminActions, AuditLogFixtures } from "./audit-log-fixtures.js";

const url = "https://receiver.example/hook";
const input = `{ url: "${url}", events: ["order.paid"], isEnabled: false }`;
const snapshot = { url, description: null, events: ["order.paid"], isEnabled: false };

async function newEndpoint({ admin }: AuditLogFixtures): Promise<string> {
  const call = `createWebhookEndpoint(input: ${input}) { ... on WebhookSecret { endpoint { id } } }`;
  const { createWebhookEndpoint } = await admin.get(`mutation { ${call} }`);
  return createWebhookEndpoint.endpoint.id;
}

/** The admin actions on webhooks. */
export const webhookActions: AdminActions = {
  updateWebhookEndpoint: async (fixtures) => {
    const targetId = await newEndpoint(fixtures);
    return {
      service: "notifications",
      call: `updateWebhookEndpoint(id: "${targetId}", input: { description: "Books" }) { __typename }`,
      targetType: "WebhookEndpoint",
      targetId,
      before: { description: snapshot.description },
      after: { description: "Books" },
    };
  },
  rotateWebhookSecret: async (fixtures) => {
    const targetId = await newEndpoint(fixtures);
    return {
      service: "notifications",
      call: `rotateWebhookSecret(id: "${targetId}") { __typename }`,
      targetType: "WebhookEndpoint",
      targetId,
      before: { secretRotated: false },
      after: { secretRotated: true },
    };
  },
  deleteWebhookEndpoint: async (fixtures) => {
    const targetId = await newEndpoint(fixtures);
    return {
      service: "notifications",
      call: `deleteWebhookEndpoint(id: "${targetId}") { __typename }`,
      targetType: "WebhookEndpoint",
      targetId,
      before: expect.objectContaining({ url }),
      after: null,
    };
  },
  sendTestWebhook: async (fixtures) => {
    const targetId = await newEndpoint(fixtures);
    return {
      service: "notifications",
      call: `sendTestWebhook(endpointId: "${targetId}") { __typename }`,
      targetType: "WebhookEndpoint",
      targetId,
      before: null,
      after: { test: expect.any(String) },
    };
  },
  redeliverWebhook: async (fixtures) => {
    const endpoint = await newEndpoint(fixtures);
    await fixtures.admin.get(`mutation { sendTestWebhook(endpointId: "${endpoint}") { __typename } }`);
    const query = `{ webhookEndpoint(id: "${endpoint}") { deliveries(first: 1) { nodes { id status } } } }`;
    const targetId = await eventually(async () => {
      const [delivery] = (await fixtures.admin.get(query)).webhookEndpoint.deliveries.nodes;
      // the receiver does not exist
      expect(delivery.status).toBe("FAILED");
      return delivery.id as string;
    });
    return {
      service: "notifications",
      call: `redeliverWebhook(deliveryId: "${targetId}") { __typename }`,
      targetType: "WebhookDelivery",
      targetId,
      before: { status: "FAILED", event: null, eventId: null },
      after: expect.objectContaining({ status: "PENDING" }),
    };
  },
  createWebhookEndpoint: async () => ({
    service: "notifications",
    call: `createWebhookEndpoint(input: ${input}) { ... on WebhookSecret { endpoint { id } } }`,
    targetType: "WebhookEndpoint",
    before: null,
    after: expect.objectContaining({ url, events: ["order.paid"] }),
  }),
};
