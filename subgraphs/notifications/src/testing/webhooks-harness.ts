import { randomUUID } from "node:crypto";
import { exampleEvent, type EventName } from "@souk/kernel/domain-events/event-catalog";
import { expect } from "@jest/globals";
import { NotificationsHarness } from "./notifications-harness.js";
import { WebhookReceiver } from "./webhook-receiver.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
export const administrators = [admin.id, randomUUID()];

const endpointFields = `id url description events isEnabled disabledReason failingSince previousSecretUntil`;
export const deliveryFields = `id eventId event status isTest nextAttemptAt payload attempts { at statusCode durationMs excerpt error }`;

/** Notifications with a clock that tests set, and a receiver of webhooks. */
export class WebhooksHarness implements AsyncDisposable {
  nowMs = Date.now();
  receiver!: WebhookReceiver;

  private constructor(readonly notifications: NotificationsHarness) {}

  static async open(): Promise<WebhooksHarness> {
    const users = Object.fromEntries(administrators.map((id) => [id, { email: `${id}@example.com`, fullName: null }]));
    const clock = { now: () => new Date(harness.nowMs) };
    const harness = new WebhooksHarness(await NotificationsHarness.start({ clock, administrators, users }));
    return harness;
  }

  /** Begins a test without endpoints, at the present time. */
  async reset(): Promise<void> {
    this.nowMs = Date.now();
    this.receiver = await WebhookReceiver.open();
    await this.notifications.database.manager.query(`delete from webhook_endpoints`);
  }

  async run(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const body = await this.notifications.execute(query, variables, { as: admin });
    expect(body.errors).toBeUndefined();
    return Object.values(body.data)[0];
  }

  create(input: Record<string, unknown> = {}): Promise<any> {
    return this.run(
      `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename
         ... on WebhookSecret { secret endpoint { ${endpointFields} } } ... on InvalidInput { fields { path message } }
         ... on Conflict { message } } }`,
      { input: { url: this.receiver.url, events: ["order.paid"], ...input } },
    );
  }

  update(id: string, input: Record<string, unknown>): Promise<any> {
    return this.run(
      `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) { updateWebhookEndpoint(id: $id, input: $input) { __typename
         ... on WebhookEndpoint { ${endpointFields} } ... on InvalidInput { fields { path } } } }`,
      { id, input },
    );
  }

  find(id: string): Promise<any> {
    return this.run(
      `query ($id: ID!) { webhookEndpoint(id: $id) { ${endpointFields} deliveries(first: 10) { nodes { ${deliveryFields} } } } }`,
      { id },
    );
  }

  async deliveriesOf(id: string): Promise<any[]> {
    return (await this.find(id)).deliveries.nodes;
  }

  /** Hands an event over as its producer does. */
  async receive(name: EventName = "order.paid", id: string = randomUUID()): Promise<string> {
    const event = exampleEvent(name, { id, time: new Date(this.nowMs).toISOString() });
    const body = await this.notifications.execute(
      `mutation ($event: JSON!) { receiveEvent(event: $event) }`,
      { event },
      { from: "orders" },
    );
    expect(body).toEqual({ data: { receiveEvent: true } });
    return id;
  }

  /** Lets time pass, and runs the attempts that are due by then. */
  async after(ms: number): Promise<void> {
    this.nowMs += ms;
    await this.notifications.database.manager.query(
      `update graphile_worker._private_jobs job set run_at = now() from graphile_worker._private_tasks task
       where task.id = job.task_id and task.identifier = 'sendWebhook' and run_at <= $1 and locked_at is null`,
      [new Date(this.nowMs)],
    );
  }

  async status(id: string): Promise<string> {
    return (await this.deliveriesOf(id))[0]?.status;
  }

  async attempts(id: string): Promise<number> {
    return (await this.deliveriesOf(id))[0]?.attempts.length ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.notifications[Symbol.asyncDispose]();
  }
}
