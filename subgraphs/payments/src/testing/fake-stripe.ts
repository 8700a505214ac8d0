import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BreakableServer, type TestAnswer } from "./breakable-server.js";
import { stripeElementHtml, stripeJs } from "./fake-stripe-js.js";
import { sendWebhook, stripeSignature, type WebhookTarget } from "./signed-webhook.js";

interface Intent {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly metadata: Record<string, string>;
  readonly payment_method: unknown;
  readonly capture_method: string;
  readonly latest_charge: object | null;
  amount_received: number;
  amount_refunded: number;
  readonly [field: string]: unknown;
}

type Form = Record<string, string>;

/** Answers our calls as Stripe's public documentation describes: https://docs.stripe.com/api */
export class FakeStripe {
  private readonly methods = new Map<string, { card: object; number: string }>();
  private readonly intents = new Map<string, Intent>();
  private readonly refunds: { payment_intent: string; amount: number; metadata: Record<string, string> }[] = [];
  private readonly answersByKey = new Map<string, { body: string; answer: TestAnswer }>();
  /** False simulates a card whose money may be captured only once. */
  capturesInParts = true;
  /** False simulates that Stripe's search index is behind. */
  searchSeesAll = true;
  readonly versions = new Set<string>();
  /** Where outcomes are announced; null: no webhooks are sent. */
  webhooks: WebhookTarget | null = null;

  static async open(): Promise<{ fake: FakeStripe; server: BreakableServer }> {
    const fake = new FakeStripe();
    return { fake, server: await BreakableServer.open((request, body) => fake.answer(request, body)) };
  }

  ledger(): { charges: number; refundedMinor: number; capturedMinor: number } {
    const paid = [...this.intents.values()].filter(({ amount_received: received }) => received > 0);
    const sumOf = (key: "amount_received" | "amount_refunded") => paid.reduce((sum, intent) => sum + intent[key], 0);
    return { charges: paid.length, refundedMinor: sumOf("amount_refunded"), capturedMinor: sumOf("amount_received") };
  }

  /** Stripe cancels the intents whose authorization is over. */
  endAuthorizations(): void {
    for (const [id, intent] of this.intents)
      if (intent.status === "requires_capture") this.intents.set(id, { ...intent, status: "canceled" });
  }

  /** The token of a card that a buyer has stored before. */
  storedCard(number: string): string {
    const brand = number.startsWith("5") ? "mastercard" : "visa";
    const method = { id: newId("pm"), object: "payment_method", card: { brand, last4: number.slice(-4) } };
    this.methods.set(method.id, { card: method, number });
    return `${newId("cus")}:${method.id}`;
  }

  /** The buyers of all open payments complete or refuse the bank's question; in a form they type a card before. */
  authenticate(answer: "approved" | "refused" = "approved"): void {
    for (const intent of this.intents.values()) {
      if (isOfForm(intent) && intent.status === "requires_payment_method") this.confirm(intent, challenged);
      this.settleAction(intent.id, answer);
    }
  }

  private settleAction(id: string, answer: string): TestAnswer {
    const intent = this.intents.get(id);
    if (intent?.status !== "requires_action") return missing("intent");
    if (answer === "approved") return this.settle({ ...this.approved(intent), next_action: null });
    const error = {
      type: "invalid_request_error",
      code: "payment_intent_authentication_failure",
      message: "We are unable to authenticate your payment method.",
      payment_method: intent.payment_method,
    };
    const refused = { status: "requires_payment_method", payment_method: null, last_payment_error: error };
    this.settle({ ...intent, ...refused, next_action: null });
    return { status: 402, body: { error } };
  }

  /** The money of an approved intent is received, or only authorized. */
  private approved(intent: Intent): Intent {
    if (intent.capture_method !== "manual")
      return { ...intent, status: "succeeded", amount_received: intent.amount, latest_charge: { id: newId("ch") } };
    const multicapture = { status: this.capturesInParts ? "available" : "unavailable" };
    const card = { capture_before: Math.floor(Date.now() / 1000) + 6 * 24 * 3600, multicapture };
    return {
      ...intent,
      status: "requires_capture",
      latest_charge: { id: newId("ch"), payment_method_details: { card } },
    };
  }

  /** Stores the outcome and announces it. */
  private settle(intent: Intent): TestAnswer {
    this.intents.set(intent.id, intent);
    if (this.webhooks && intent.status === "succeeded") {
      const data = { object: { id: intent.id, metadata: intent.metadata } };
      const body = JSON.stringify({ id: newId("evt"), type: "payment_intent.succeeded", data });
      const signature = stripeSignature(body, this.webhooks.secret, new Date());
      void sendWebhook(this.webhooks, body, { "stripe-signature": signature });
    }
    return done(intent);
  }

  /**
   * Simulates Stripe's code in the browser that confirms a failed intent again with another card. Returns false when
   * Stripe refuses.
   */
  confirmAgain(): boolean {
    const open = [...this.intents].filter(([, intent]) => intent.status === "requires_payment_method");
    for (const [id, intent] of open) this.intents.set(id, this.approved(intent));
    return open.length > 0;
  }

  private answer({ method, url = "", headers }: IncomingMessage, body: string): TestAnswer {
    const { pathname, searchParams } = new URL(url, "http://stripe.test");
    const form: Form = Object.fromEntries(new URLSearchParams(body));
    if (headers.authorization !== "Bearer sk_test_souk") {
      const isPublic = headers.authorization === "Bearer pk_test_souk" || searchParams.get("key") === "pk_test_souk";
      return this.answerBrowser(`${method} ${pathname}`, { isPublic, secret: searchParams.get("client_secret"), form });
    }
    this.versions.add(String(headers["stripe-version"]));
    const key = headers["idempotency-key"];
    if (method !== "POST" || typeof key !== "string") return this.route(method ?? "", pathname, form, searchParams);
    const earlier = this.answersByKey.get(key);
    if (earlier && earlier.body !== body)
      return failed(400, { type: "idempotency_error", message: "Keys for idempotent requests can only be used once." });
    const answer = earlier?.answer ?? this.route(method, pathname, form, searchParams);
    this.answersByKey.set(key, { body, answer });
    return answer;
  }

  /** Answers Stripe.js and its frame, which have the publishable key and the secret of one intent. */
  private answerBrowser(
    at: string,
    { isPublic, secret, form }: { readonly isPublic: boolean; readonly secret: string | null; readonly form: Form },
  ): TestAnswer {
    if (at === "GET /v3/") return { status: 200, contentType: "text/javascript", body: stripeJs };
    if (!isPublic) return failed(401, { type: "invalid_request_error" });
    if (at === "GET /element") return { status: 200, contentType: "text/html", body: stripeElementHtml };
    const clientSecret = secret ?? form.client_secret;
    const intent = [...this.intents.values()].find(({ client_secret: known }) => known === clientSecret);
    if (!intent) return missing("client_secret");
    if (at.startsWith("GET ")) return done({ id: intent.id, object: "payment_intent", status: intent.status });
    if (at.endsWith("/authenticate")) return this.settleAction(intent.id, form.outcome ?? "");
    return this.confirm(intent, form.number ?? "");
  }

  /** The buyer pays in Stripe's form. */
  private confirm(intent: Intent, number: string): TestAnswer {
    const method = { id: newId("pm"), object: "payment_method", card: { brand: "visa", last4: number.slice(-4) } };
    const declineCode = declineCodes[number];
    if (declineCode !== undefined) {
      const error = { type: "card_error", code: "card_declined", decline_code: declineCode, payment_method: method };
      const last = { ...error, message: "Your card was declined." };
      this.intents.set(intent.id, { ...intent, status: "requires_payment_method", last_payment_error: last });
      return failed(402, last);
    }
    if (number !== challenged) return this.settle({ ...this.approved(intent), payment_method: method });
    const waiting = {
      ...intent,
      status: "requires_action",
      payment_method: method,
      next_action: nextAction(undefined),
    };
    this.intents.set(intent.id, waiting);
    return done(waiting);
  }

  private route(method: string, path: string, form: Form, query: URLSearchParams): TestAnswer {
    const at = `${method} ${path}`;
    if (at === "POST /v1/payment_intents") return this.createIntent(form);
    if (at === "GET /v1/payment_intents/search") return this.search(query.get("query") ?? "");
    if (at === "POST /v1/refunds") return this.createRefund(form);
    if (at === "GET /v1/refunds") {
      const data = this.refunds.filter((refund) => refund.payment_intent === query.get("payment_intent"));
      return done({ object: "list", has_more: false, data });
    }
    const [, cancelled] = /^\/v1\/payment_intents\/(\w+)\/cancel$/.exec(path) ?? [];
    if (cancelled !== undefined) return this.cancelIntent(cancelled, form);
    const [, captured] = /^\/v1\/payment_intents\/(\w+)\/capture$/.exec(path) ?? [];
    if (captured !== undefined) return this.captureIntent(captured, form);
    const intent = this.intents.get(path.replace("/v1/payment_intents/", ""));
    return intent ? done(intent) : missing("id");
  }

  private createIntent(form: Form): TestAnswer {
    if (form.payment_method === undefined) return this.settle(newIntent(form, { status: "requires_payment_method" }));
    const method = this.methods.get(form.payment_method);
    if (!method) return missing("payment_method");
    const declineCode = declineCodes[method.number];
    const requiresAction = method.number === challenged;
    const error = { type: "card_error", code: "card_declined", decline_code: declineCode, message: "Declined." };
    const last = { ...error, payment_method: method.card };
    const created = newIntent(form, {
      status: declineCode ? "requires_payment_method" : "requires_action",
      payment_method: declineCode ? null : method.card,
      last_payment_error: declineCode ? last : null,
      next_action: requiresAction ? nextAction(form.return_url) : null,
    });
    const intent = declineCode || requiresAction ? created : this.approved(created);
    this.intents.set(intent.id, intent);
    return declineCode ? failed(402, { ...last, payment_intent: intent }) : done(intent);
  }

  private cancelIntent(id: string, form: Form): TestAnswer {
    const intent = this.intents.get(id);
    if (!intent) return missing("intent");
    if (!["requires_payment_method", "requires_action", "requires_capture"].includes(intent.status))
      return failed(400, {
        type: "invalid_request_error",
        code: "payment_intent_unexpected_state",
        message: `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      });
    const reason = form.cancellation_reason ?? null;
    const cancelled = { ...intent, status: "canceled", cancellation_reason: reason, next_action: null };
    this.intents.set(id, cancelled);
    return done(cancelled);
  }

  private captureIntent(id: string, form: Form): TestAnswer {
    const intent = this.intents.get(id);
    if (!intent) return missing("intent");
    const amount = Number(form.amount_to_capture);
    const received = intent.amount_received + amount;
    if (intent.status !== "requires_capture" || received > intent.amount)
      return failed(400, { type: "invalid_request_error", code: "payment_intent_unexpected_state", message: "No." });
    const status = form.final_capture === "false" ? intent.status : "succeeded";
    this.intents.set(id, { ...intent, status, amount_received: received });
    return done({ ...intent, status, amount_received: received });
  }

  private search(query: string): TestAnswer {
    const key = /^metadata\['souk_key'\]:'(.*)'$/.exec(query)?.[1]?.replaceAll(/\\(.)/g, "$1");
    const data = [...this.intents.values()].filter(({ metadata }) => metadata.souk_key === key);
    return done({ object: "search_result", has_more: false, data: this.searchSeesAll ? data : [] });
  }

  private createRefund(form: Form): TestAnswer {
    const intent = this.intents.get(form.payment_intent ?? "");
    if (!intent) return missing("payment_intent");
    const amount = Number(form.amount);
    if (intent.amount_refunded === intent.amount_received)
      return failed(400, { type: "invalid_request_error", code: "charge_already_refunded", message: "Refunded." });
    if (intent.amount_refunded + amount > intent.amount_received)
      return failed(400, {
        type: "invalid_request_error",
        param: "amount",
        message: "Greater than unrefunded amount.",
      });
    intent.amount_refunded += amount;
    const metadata = { souk_key: form["metadata[souk_key]"] ?? "" };
    const refund = {
      id: newId("re"),
      object: "refund",
      status: "succeeded",
      payment_intent: intent.id,
      amount,
      metadata,
    };
    this.refunds.push(refund);
    return done(refund);
  }
}

/** A card that asks for 3-D Secure. */
const challenged = "4000002760003184";

const declineCodes: Readonly<Record<string, string>> = {
  "4000000000000002": "generic_decline",
  "4000000000009995": "insufficient_funds",
};

function newIntent(form: Form, state: Pick<Intent, "status"> & Partial<Intent>): Intent {
  const id = newId("pi");
  const isForm = form["metadata[souk_form]"] !== undefined;
  return {
    id,
    object: "payment_intent",
    amount: Number(form.amount),
    amount_received: 0,
    amount_refunded: 0,
    capture_method: form.capture_method ?? "automatic",
    created: Math.floor(Date.now() / 1000),
    latest_charge: null,
    currency: form.currency,
    client_secret: newId(`${id}_secret`),
    metadata: { souk_key: form["metadata[souk_key]"] ?? "", ...(isForm ? { souk_form: "element" } : {}) },
    payment_method: null,
    last_payment_error: null,
    next_action: null,
    ...state,
  };
}

function isOfForm({ metadata }: Intent): boolean {
  return metadata.souk_form !== undefined;
}

function nextAction(returnUrl: string | undefined): object {
  return returnUrl === undefined
    ? { type: "use_stripe_sdk", use_stripe_sdk: {} }
    : { type: "redirect_to_url", redirect_to_url: { url: "https://hooks.stripe.com/3ds", return_url: returnUrl } };
}

function missing(param: string): TestAnswer {
  return failed(404, { type: "invalid_request_error", code: "resource_missing", param, message: `No such ${param}` });
}

function done(body: object): TestAnswer {
  // A copy, so that later changes do not alter this answer.
  return { status: 200, body: structuredClone(body) };
}

function failed(status: number, error: object): TestAnswer {
  return { status, body: { error } };
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(12).toString("hex")}`;
}
