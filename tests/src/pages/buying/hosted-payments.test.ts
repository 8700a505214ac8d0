// own shop: it charges with Stripe and Razorpay; takes long: each form is filled as by a buyer
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FrameLocator, Page } from "playwright-core";
import { FakeRazorpay } from "@souk/payments/testing/fake-razorpay";
import { FakeStripe } from "@souk/payments/testing/fake-stripe";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import {
  fillAddress,
  fillEmail,
  guestAtCheckout,
  placedNumber,
  putIntoCart,
} from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { checkoutInput } from "../../test-kit/data/buying.js";
import { publishedCourse } from "../../test-kit/data/published-course.js";
import { expectReconciled } from "../../test-kit/data/reconciliation.js";

// local servers simulate the providers' APIs and scripts according to their documentation

const secrets = { stripe: "whsec_souk", razorpay: "the webhook's secret" };
const cards = { good: "4242424242424242", declined: "4000000000000002", challenged: "4000002760003184" };
const payButton = /^Pay CA\$/;

/** A buyer in the form of a provider. */
interface ProviderForm {
  readonly name: "stripe" | "razorpay";
  readonly label: string;
  readonly frame: (page: Page) => FrameLocator;
  /** Types a card and sends it. */
  readonly pay: (page: Page, card: string) => Promise<void>;
  readonly approve: string;
  readonly refuse: string;
  /** The shop shows the failure after the buyer has closed the provider's window. */
  readonly close: (page: Page) => Promise<void>;
  readonly declinedText: string;
  readonly refusedText: string;
}

const stripeFrame = (page: Page) => page.frameLocator('iframe[title="Secure payment input frame"]');
const razorpayFrame = (page: Page) => page.frameLocator('iframe[title="Razorpay Checkout"]');

const forms: readonly ProviderForm[] = [
  {
    name: "stripe",
    label: "Card or other methods (Stripe)",
    frame: stripeFrame,
    async pay(page, card) {
      await stripeFrame(page).getByLabel("Card number").fill(card);
      await page.getByRole("button", { name: payButton }).click();
    },
    approve: "Complete authentication",
    refuse: "Fail authentication",
    close: async () => undefined,
    declinedText: "Your card was declined.",
    refusedText: "We are unable to authenticate your payment method.",
  },
  {
    name: "razorpay",
    label: "Card, UPI or net banking (Razorpay)",
    frame: razorpayFrame,
    async pay(page, card) {
      await page.getByRole("button", { name: payButton }).click();
      await razorpayFrame(page).getByLabel("Card number").fill(card);
      await razorpayFrame(page).getByRole("button", { name: "Pay now" }).click();
    },
    approve: "Success",
    refuse: "Failure",
    async close(page) {
      await razorpayFrame(page).getByText("Your payment was declined by the bank.").waitFor();
      await razorpayFrame(page).getByRole("button", { name: "Close checkout" }).click();
    },
    declinedText: "Your payment was declined by the bank.",
    refusedText: "Your payment was declined by the bank.",
  },
];

withBrowser("paying in the form of a provider, in Chromium (on PATH)", () => {
  let resources: AsyncDisposableStack;
  let storefront: StorefrontPages;
  let stripe: FakeStripe;
  let razorpay: FakeRazorpay;
  let origins: Record<ProviderForm["name"], string>;
  let lamp: string;
  let course: string;

  beforeAll(async () => {
    resources = new AsyncDisposableStack();
    const [ofStripe, ofRazorpay] = [await FakeStripe.open(), await FakeRazorpay.open()];
    resources.use(ofStripe.server);
    resources.use(ofRazorpay.server);
    [stripe, razorpay] = [ofStripe.fake, ofRazorpay.fake];
    origins = { stripe: ofStripe.server.url, razorpay: ofRazorpay.server.url };
    const environment = {
      PAYMENT_PROVIDERS: "sandbox,stripe,razorpay",
      STRIPE_SECRET_KEY: "sk_test_souk",
      STRIPE_PUBLISHABLE_KEY: "pk_test_souk",
      STRIPE_WEBHOOK_SECRET: secrets.stripe,
      STRIPE_URL: origins.stripe,
      STRIPE_SCRIPT_URL: `${origins.stripe}/v3/`,
      RAZORPAY_KEY_ID: "rzp_test_souk",
      RAZORPAY_KEY_SECRET: "secret",
      RAZORPAY_WEBHOOK_SECRET: secrets.razorpay,
      RAZORPAY_URL: origins.razorpay,
      RAZORPAY_SCRIPT_URL: `${origins.razorpay}/v1/checkout.js`,
    };
    storefront = resources.use(await StorefrontPages.open({ environment }));
    const { shop } = storefront;
    lamp = (await shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
    course = await publishedCourse(shop, "Weaving");
    sendWebhooks(true);
  });

  afterAll(async () => resources.disposeAsync());

  function sendWebhooks(isOn: boolean): void {
    const target = (name: ProviderForm["name"]) =>
      isOn ? { url: `${storefront.shop.client.origin}/webhooks/payments/${name}`, secret: secrets[name] } : null;
    stripe.webhooks = target("stripe");
    razorpay.webhooks = target("razorpay");
  }

  /** Chooses the provider at the checkout. Returns the number of the placed order, whose form is open. */
  async function chooseAtCheckout(visit: Visit, form: ProviderForm): Promise<string> {
    const { page } = visit;
    await page.getByLabel(form.label).check();
    await page.getByRole("button", { name: payButton }).click();
    await page.waitForURL(`**/orders/*/pay?provider=${form.name}`);
    await formIsOpen(visit, form);
    return new URL(page.url()).pathname.split("/").at(-2) ?? "";
  }

  async function formIsOpen({ page }: Visit, { name }: ProviderForm): Promise<void> {
    await page.locator(`[data-provider=${name}]`).waitFor({ state: "attached" });
    await page.getByRole("button", { name: payButton, disabled: false }).waitFor();
  }

  /** A guest who has placed an order and opened the form of the provider. */
  async function guestWhoChose(form: ProviderForm): Promise<{ visit: Visit; number: string }> {
    const visit = await storefront.visit();
    await putIntoCart(visit, lamp);
    const payment = { atProvider: true, provider: form.name };
    const { checkout } = await visit.execute(
      "mutation ($input: CheckoutInput!) { checkout(input: $input) { ... on PaymentActionRequired { order { number } } } }",
      { input: checkoutInput({ email: "ada@example.com", payment }) },
    );
    const { number } = checkout.order;
    await visit.goto(`/orders/${number}/pay?provider=${form.name}`);
    await formIsOpen(visit, form);
    return { visit, number };
  }

  const paymentsOf = async (visit: Visit, number: string) => {
    const query = "query ($number: String) { order(number: $number) { status payments { status provider } } }";
    return (await visit.execute(query, { number })).order;
  };

  /** The buyer leaves during the bank's question, and approves in the app of the bank. */
  async function leaveAndApprove({ page }: Visit, form: ProviderForm): Promise<void> {
    await form.pay(page, cards.challenged);
    await form.frame(page).getByRole("button", { name: form.approve }).waitFor();
    await page.close();
    if (form.name === "stripe") stripe.authenticate("approved");
    else razorpay.checkOutAll("approved");
  }

  describe.each(forms)("$name", (form) => {
    test("a customer buys a course after a declined card and a refused 3-D Secure, on the same page", async () => {
      const { email } = await storefront.shop.signUp();
      await using visit = await storefront.visitAs(email, testPassword);
      await putIntoCart(visit, course);
      await visit.goto("/checkout");
      const number = await chooseAtCheckout(visit, form);
      const { page } = visit;
      expect(await visit.violations()).toEqual([]);
      await form.pay(page, cards.declined);
      await form.close(page);
      await page.getByText(form.declinedText).waitFor();
      expect(await paymentsOf(visit, number)).toMatchObject({ status: "CREATED", payments: [{ status: "PENDING" }] });
      await form.pay(page, cards.challenged);
      await form.frame(page).getByRole("button", { name: form.refuse }).click();
      await form.close(page);
      await page.getByText(form.refusedText).waitFor();
      await form.pay(page, cards.challenged);
      await form.frame(page).getByRole("button", { name: form.approve }).click();
      expect(await placedNumber(visit)).toBe(number);
      await page.getByText("Your course is available under").waitFor();
      expect(await paymentsOf(visit, number)).toMatchObject({
        payments: [{ status: "SUCCEEDED", provider: form.name }],
      });
      // the browser reports the provider's answer to the declined card
      expect(visit.complaints.filter((text) => !/status of 40[02]/.test(text))).toEqual([]);
    });

    test("a buyer who returns after the browser was closed sees the outcome, without a webhook", async () => {
      sendWebhooks(false);
      const { visit, number } = await guestWhoChose(form);
      await using _visit = visit;
      await leaveAndApprove(visit, form);
      const page = await visit.context.newPage();
      await page.goto(`/orders/${number}/pay/return?provider=${form.name}`);
      await page.waitForURL(`**/orders/${number}`);
      await page.getByText("Thank you for your order!").waitFor();
      expect(visit.complaints).toEqual([]);
      sendWebhooks(true);
    });
  });

  test("another provider replaces the one that waits, and only one is paid", async () => {
    const [first, second] = forms as [ProviderForm, ProviderForm];
    const { visit, number } = await guestWhoChose(first);
    await using _visit = visit;
    const { page } = visit;
    await page.getByRole("link", { name: `Pay with: ${second.label}` }).click();
    await page.waitForURL(`**/orders/${number}/pay?provider=${second.name}`);
    await second.pay(page, cards.good);
    expect(await placedNumber(visit)).toBe(number);
    const { payments } = await paymentsOf(visit, number);
    expect(payments).toEqual([
      { status: "FAILED", provider: "stripe" },
      { status: "SUCCEEDED", provider: "razorpay" },
    ]);
  });

  // that of Razorpay is tested without a browser: payments/razorpay-checkout.test.ts
  test("an order is paid by Stripe's webhook when the browser is closed", async () => {
    const [form] = forms as [ProviderForm];
    const { visit, number } = await guestWhoChose(form);
    await using _visit = visit;
    await leaveAndApprove(visit, form);
    await eventually(async () =>
      expect(await paymentsOf(visit, number)).toMatchObject({ status: "PAID", payments: [{ status: "SUCCEEDED" }] }),
    );
  });

  test("a buyer who has left the form continues from the order's page; only the form allows its provider", async () => {
    const [form] = forms as [ProviderForm];
    const { visit, number } = await guestWhoChose(form);
    await using _visit = visit;
    const { page } = visit;
    const policyOf = async (path: string): Promise<string> =>
      (await visit.context.request.get(path)).headers()["content-security-policy"] ?? "";
    const policy = await policyOf(`/orders/${number}/pay?provider=stripe`);
    for (const directive of ["script-src", "frame-src", "connect-src"])
      expect(policy).toMatch(new RegExp(`${directive} 'self'[^;]* ${origins.stripe};`));
    expect(policy).not.toContain(origins.razorpay);
    for (const path of [`/orders/${number}`, "/checkout", "/", `/orders/${number}/pay?provider=gold`])
      expect(await policyOf(path)).not.toContain(origins.stripe);
    await visit.goto(`/orders/${number}`);
    await page.getByRole("link", { name: "Continue to payment" }).click();
    await form.pay(page, cards.good);
    expect(await placedNumber(visit)).toBe(number);
  });

  test("says so when the provider's script cannot be loaded, and nothing is charged", async () => {
    const visit = await guestAtCheckout(storefront, lamp);
    await using _visit = visit;
    const { page } = visit;
    await page.route(`${origins.stripe}/v3/`, (route) => route.abort());
    await fillEmail(visit);
    await fillAddress(visit);
    await page.getByLabel("Card or other methods (Stripe)").check();
    await page.getByRole("button", { name: payButton }).click();
    await page.getByText("The payment form could not be loaded").waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.unroute(`${origins.stripe}/v3/`);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByRole("button", { name: payButton, disabled: false }).waitFor();
  });

  test("the ledger is balanced, with every open form paid", async () => {
    stripe.authenticate("approved");
    await expect(expectReconciled(storefront.shop)).resolves.toBeUndefined();
  });
});
