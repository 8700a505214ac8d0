import { randomUUID } from "node:crypto";
import type { Clock } from "@souk/kernel/values/clock";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { createLogger, type Logger } from "@souk/kernel/logging/logger";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { testCardVaultKeys } from "@souk/kernel/testing/sealed-cards";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type RequestOptions,
  type TestServiceContext,
} from "@souk/kernel/testing/test-service-context";
import { startPayments } from "../app.js";
import { bankDatabase } from "../peers/sandbox/bank-database.js";
import type { EndingAuthorization, SettledPayment, SettledRefund } from "../domain/peers.js";
import type { Webhook } from "../domain/webhooks/webhook.js";
import { SandboxLedger } from "../peers/sandbox/sandbox-ledger.js";
import { SandboxChallenges } from "../peers/sandbox/sandbox-challenges.js";
import { SandboxProvider } from "../peers/sandbox/sandbox-provider.js";
import { signatureHeader, signatureOf } from "../peers/sandbox/sandbox-signature.js";
import { seedDemoCharges } from "../peers/sandbox/seed-demo-charges.js";
import { paymentsDatabase } from "../store/database-definition.js";
import { RecordingOrders } from "./recording-orders.js";
import { UnsteadyProvider } from "./unsteady-provider.js";
import type { PageAnswer } from "@souk/kernel/http/page-answer";

/** The input of `chargeOrder`. */
export interface Charge {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly idempotencyKey: string;
  readonly cardToken?: string | null;
  readonly paymentMethodId?: string;
  readonly isShipped?: boolean;
}

/** The answer of `chargeOrder`. */
export interface ChargeResult {
  readonly outcome: string;
  readonly paymentId: string | null;
  readonly declineCode: string | null;
  readonly action: { readonly provider: string; readonly url: string | null; readonly expiresAt: string } | null;
}

/** The input of `refundPayment`. */
export interface RefundOrder {
  readonly orderId: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly idempotencyKey: string;
  readonly reason?: string | null;
}

/** Secret that the bank of this harness signs its webhooks with. */
const webhookSecret = "the bank's secret";

/** Reads payments as an admin when the viewer does not matter. */
const asAdmin: RequestOptions = { as: { id: randomUUID(), role: "ADMIN" } };

export interface PaymentsHarnessOptions {
  readonly demoData?: boolean;
  readonly logger?: Logger;
}

/** Test harness: payments on a database of its own, with helpers for common requests. */
export class PaymentsHarness implements AsyncDisposable {
  private constructor(
    private subgraph: Subgraph,
    private readonly start: () => Promise<Subgraph>,
    private readonly resources: AsyncDisposableStack,
    readonly serviceContext: TestServiceContext,
    /** A second connection to the same database, for inspection. */
    readonly database: Database,
    readonly bank: Database,
    readonly provider: UnsteadyProvider,
    private readonly sandbox: SandboxProvider,
    private readonly orders: RecordingOrders,
    readonly clock: Clock,
  ) {}

  static async open({ demoData = false, logger }: PaymentsHarnessOptions = {}): Promise<PaymentsHarness> {
    await using resources = new AsyncDisposableStack();
    const { settings } = resources.use(await TestDatabase.create("payments", paymentsDatabase));
    const silent = createLogger("test", "silent");
    const database = resources.use(await openDatabase({ ...paymentsDatabase, settings, logger: silent }));
    // The clock is an hour slow, so jobs that are scheduled for "in five seconds" are due at once.
    const clock: Clock = { now: () => new Date(Date.now() - 3_600_000) };
    const serviceContext = await testServiceContext({ clock });
    const { settings: bankSettings } = resources.use(await TestDatabase.create("sandbox_bank", bankDatabase));
    const bank = resources.use(await openDatabase({ ...bankDatabase, settings: bankSettings, logger: silent }));
    const ledger = new SandboxLedger(bank);
    if (demoData) await seedDemoCharges(ledger);
    const challenges = new SandboxChallenges(bank);
    const web = { challenges, challengeUrl: (token: string) => `http://bank.test/${token}` };
    const bankSide = { ledger, ...web, clock, webhookSecret, announce: () => [] };
    const played = new SandboxProvider({ ...bankSide, capturesLater: true });
    const provider = new UnsteadyProvider(played);
    const faults = { latencyMs: 0, lostAnswerPercent: 0, repeatedCallPercent: 0, seed: "1" };
    const publicUrl = "http://souk.test";
    const current = {
      name: "sandbox",
      database: bankSettings,
      faults,
      publicUrl,
      // the provider below replaces this one, and captures later
      capturesLater: false,
      webhooks: "off",
      webhookSecret,
    } as const;
    // Longer than the clock is slow, so that no action expires by itself.
    const providers = { offered: [current], others: [] } as const;
    const cardVaultKeys = await testCardVaultKeys();
    const config = { database: settings, currency: "CAD", providers, actionSeconds: 7200, demoData, cardVaultKeys };
    const around = logger ? { ...serviceContext, logger } : serviceContext;
    const orders = new RecordingOrders();
    const start = () => startPayments(config, around, { provider, orders, pause: async () => undefined });
    return new PaymentsHarness(
      await start(),
      start,
      resources.move(),
      serviceContext,
      database,
      bank,
      provider,
      played,
      orders,
      clock,
    );
  }

  /** Notifications about payments that orders received. */
  get notified(): readonly SettledPayment[] {
    return this.orders.payments;
  }

  get notifiedEnds(): readonly EndingAuthorization[] {
    return this.orders.ends;
  }

  get notifiedRefunds(): readonly SettledRefund[] {
    return this.orders.refunds;
  }

  set ordersAreUnavailable(isUnavailable: boolean) {
    this.orders.isUnavailable = isUnavailable;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
    await this.resources.disposeAsync();
  }

  async restart(): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
    this.subgraph = await this.start();
  }

  execute(query: string, variables: Record<string, unknown> = {}, options: RequestOptions = {}) {
    return this.serviceContext.execute(this.subgraph, query, variables, options);
  }

  async tokenOf(cardNumber: string): Promise<string> {
    const tokenize = `mutation ($card: CardInput!) { tokenizeCard(card: $card) { token } }`;
    const card = { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" };
    return (await this.execute(tokenize, { card }, { from: "orders" })).data.tokenizeCard.token;
  }

  async storedMethod(userId: string, cardNumber: string): Promise<string> {
    const add = `mutation ($input: AddPaymentMethodInput!) {
      addPaymentMethod(input: $input) { ... on PaymentMethod { id } } }`;
    const input = {
      paymentType: "CARD",
      details: { cardNumber, expiryMonth: 12, expiryYear: 2040, cvc: "123" },
    };
    return (await this.execute(add, { input }, { as: { id: userId, role: "CUSTOMER" } })).data.addPaymentMethod.id;
  }

  /** Returns a charge of 49.90 with a new order, buyer and key. */
  async newCharge(cardNumber: string, change: Partial<Charge> = {}): Promise<Charge> {
    const ids = { orderId: randomUUID(), buyerId: randomUUID(), idempotencyKey: randomUUID() };
    const amount = { amount: "49.90", currency: "CAD" };
    return { ...ids, orderNumber: "ORD-1", amount, cardToken: await this.tokenOf(cardNumber), ...change };
  }

  /** Sends the buyer's answer to the bank's page, whose address is in a charge's action. */
  async answerAction(url: string, isApproved: boolean): Promise<void> {
    await this.sandbox.answerChallenge(new URL(url).pathname.slice(1), isApproved);
  }

  async charge(input: Charge): Promise<ChargeResult> {
    const { data, errors } = await this.tryCharge(input);
    if (errors) throw new Error(errors[0]?.message);
    return data.chargeOrder;
  }

  tryCharge(input: object, options: RequestOptions = { from: "orders" }) {
    const query = `mutation ($input: ChargeOrderInput!) { chargeOrder(input: $input) {
      outcome paymentId declineCode action { provider url clientSecret publicKey expiresAt } } }`;
    return this.execute(query, { input }, options);
  }

  /** Returns the payments of orders that the viewer sees; the default viewer is an admin. */
  async paymentsOf(orderIds: readonly string[], options: RequestOptions = asAdmin): Promise<any[][]> {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order {
      payments { id number status amount { amount currency } provider declineCode brand last4
        capturedAmount { amount } authorizedUntil refundedAmount { amount } } } } }`;
    const r = orderIds.map((id) => ({ __typename: "Order", id }));
    const { data } = await this.execute(query, { r }, options);
    return data._entities.map((order: { payments: any[] } | null) => order?.payments ?? null);
  }

  /** Makes a charge of 49.90 that succeeds. */
  async paidOrder(): Promise<Charge> {
    const input = await this.newCharge("4242424242424242");
    await this.charge(input);
    return input;
  }

  async refund(input: RefundOrder): Promise<{ outcome: string; refundedTotal: { amount: string } | null }> {
    const { data, errors } = await this.tryRefund(input);
    if (errors) throw new Error(errors[0]?.message);
    return data.refundPayment;
  }

  /** Authorizes 49.90. */
  async authorizedOrder(): Promise<Charge> {
    const input = await this.newCharge("4242424242424242", { isShipped: true });
    await this.charge(input);
    return input;
  }

  /** Captures an amount, or the rest, of an order's authorized payment. */
  async capture(orderId: string, amount: string | null, idempotencyKey: string = randomUUID()): Promise<any> {
    const query = `mutation ($input: CapturePaymentInput!) {
      capturePayment(input: $input) { outcome amount { amount } refusalCode } }`;
    const input = { orderId, amount: amount && { amount, currency: "CAD" }, idempotencyKey };
    const { data, errors } = await this.execute(query, { input }, { from: "orders" });
    return errors ? { outcome: errors[0]?.extensions?.code } : data.capturePayment;
  }

  tryRefund(input: object, options: RequestOptions = { from: "orders" }) {
    const query = `mutation ($input: RefundPaymentInput!) {
      refundPayment(input: $input) { outcome refundedTotal { amount currency } } }`;
    return this.execute(query, { input }, options);
  }

  /** Returns the refunds of an order's only payment, and the refunded amount. */
  async refundsOf(orderId: string, options: RequestOptions = asAdmin): Promise<any> {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order {
      payments { status refundedAmount { amount } refunds { id status reason amount { amount currency } } } } } }`;
    const { data } = await this.execute(query, { r: [{ __typename: "Order", id: orderId }] }, options);
    return data._entities[0].payments[0];
  }

  async chargeStatus(orderId: string): Promise<string> {
    const query = `query ($orderId: ID!) { chargeStatus(orderId: $orderId) }`;
    return (await this.execute(query, { orderId }, { from: "orders" })).data.chargeStatus;
  }

  async findCharge(orderId: string, idempotencyKey: string | null = null): Promise<any> {
    const query = `query ($orderId: ID!, $key: String) { findCharge(orderId: $orderId, idempotencyKey: $key) {
      outcome paymentId declineCode action { url } } }`;
    return (await this.execute(query, { orderId, key: idempotencyKey }, { from: "orders" })).data.findCharge;
  }

  async cancelCharge(orderId: string): Promise<string> {
    const query = `mutation ($orderId: ID!) { cancelCharge(orderId: $orderId) }`;
    return (await this.execute(query, { orderId }, { from: "orders" })).data.cancelCharge;
  }

  /** Posts a webhook as the router passes it on; returns the HTTP status. */
  async postWebhook(webhook: Webhook, options: { provider?: string; from?: string } = {}): Promise<number> {
    return (await this.answerToWebhook(webhook, options))?.status ?? 404;
  }

  async answerToWebhook(webhook: Webhook, { provider = "sandbox", from = "router" } = {}): Promise<PageAnswer | null> {
    const proof = {
      [headerNames.serviceName]: from,
      [headerNames.serviceToken]: await this.serviceContext.serviceTokens.issue(from, "payments"),
    };
    const post = { body: webhook.body, headers: { ...webhook.headers, ...proof } };
    return (await this.subgraph.handlePost?.(`/webhooks/payments/${provider}`, post)) ?? null;
  }

  /** Returns a webhook of the bank, signed at `signedAt`. */
  signedWebhook(event: unknown, { secret = webhookSecret, signedAt = this.clock.now() } = {}): Webhook {
    const body = Buffer.from(JSON.stringify(event));
    return { body, headers: { [signatureHeader]: signatureOf(body, secret, signedAt) } };
  }

  /** Returns the stored webhooks, oldest first. */
  async storedWebhooks(): Promise<{ eventId: string; handled: boolean }[]> {
    return this.database.manager.query(
      `select event_id as "eventId", handled_at is not null as handled from webhooks order by received_at, event_id`,
    );
  }

  /** Returns the total that the bank has refunded. */
  async refundedByTheBank(): Promise<number> {
    const [row]: { sum: string }[] = await this.bank.manager.query(
      `select coalesce(sum(amount_minor), 0) as sum from refunds`,
    );
    return Number(row?.sum);
  }

  async chargesInTheBank(): Promise<number> {
    const [row]: { count: number }[] = await this.bank.manager.query(
      `select count(*)::int as count from charges where decline_code is null`,
    );
    return row?.count ?? 0;
  }
}
