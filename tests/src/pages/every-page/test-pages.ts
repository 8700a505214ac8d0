import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putIntoCart } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { signUp } from "../../test-kit/clients/shopper.js";
import { checkoutInput } from "../../test-kit/data/buying.js";
import { cardThat } from "../../test-kit/data/cards.js";
import { draftCourse } from "../../test-kit/data/draft-course.js";
import { uploadedBy } from "../../test-kit/data/uploading.js";
import { createFailedJob } from "../admin/create-failed-job.js";
import { accounts, keyboard, type View, type Viewer } from "./page-views.js";
import { recordOperation } from "./record-operation.js";
import { showIn } from "../show-in.js";

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

/** The line that Chromium logs for a page that does not exist. */
const missingPage = "Failed to load resource: the server responded with a status of 404 (Not Found)";
const errorText = "Une erreur est survenue";

/** Enum values of the graph, and ids of rows. */
const rawName = /\b[A-Z]+_[A-Z_]+\b|\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g;

function rawNames(text: string): string[] {
  return [...text.matchAll(rawName)].map(([name]) => name);
}

/** Tests each page of the views. */
export function testPages(views: readonly View[]): void {
  withBrowser("every page in Chromium (on PATH)", () => testViews(views));
}

function testViews(views: readonly View[]): void {
  let storefront: StorefrontPages;
  const created = new Map<string, string>();

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    const { shop } = storefront;
    const instructor = await shop.signIn(...accounts["an instructor"]);
    created.set("draft", await draftCourse(instructor, "Étroit"));
    created.set("ownFile", await uploadedBy(instructor, await tallPicture()));
    created.set("webhook", await webhookWithDelivery());
    await createFailedJob(shop);
    await recordOperation(shop, "AnOperationWithALongNameThatMustBreakSomewhereInItsCell", 3, ["AuditEntry.act"]);
    const applicant = await signUp(shop.client, "potter@example.com");
    const motivation = "Ten years of pottery, and a kiln that wants to be used.";
    await applicant.get(`mutation { requestInstructorRole(input: { motivation: "${motivation}" }) { __typename } }`);
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => created.get(name) ?? "");

  test.each(views)(
    "each page of %s for %s is accessible, dark and light, fits 360 and 1280 pixels in French, sends at most two requests, logs nothing to the console, and shows no raw names",
    async (area, viewer, pages) => {
      await using visit = await open(viewer);
      const { page } = visit;
      for (const [address, title, text] of pages) {
        const path = filled(address);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.setViewportSize(phone);
        const [sentBefore, loggedBefore] = [visit.operations.length, visit.complaints.length];
        await visit.goto(path);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page
          .getByRole("main")
          .filter({ hasText: filled(text) })
          .waitFor();
        await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
        await visit.answered();
        const titles = await page.getByRole("heading", { level: 1 }).allInnerTexts();
        const shown = await page.locator("body").innerText();
        // each check of each page is reported, although an earlier one failed
        expect.soft([path, titles.map((each) => each.replaceAll(/\s/g, " "))]).toEqual([path, [filled(title)]]);
        expect.soft([path, await page.locator("html").getAttribute("lang")]).toEqual([path, "fr"]);
        expect.soft([path, shown.includes(errorText)]).toEqual([path, false]);
        expect.soft([path, rawNames(shown)]).toEqual([path, []]);
        const isLate = await page.evaluate(cameWithoutData);
        // the page fetches the categories itself when the router could not get them in time
        const sent = visit.operations.slice(sentBefore).filter((name) => !(isLate && name === "Navigation"));
        expect.soft({ path, sent, tooMany: sent.length > 2 }).toEqual({ path, sent, tooMany: false });
        await expectToFit(visit, path, phone.width);
        expect.soft([path, "dark", await visit.violations()]).toEqual([path, "dark", []]);
        expect.soft([path, await page.evaluate(cutOffCells)]).toEqual([path, []]);
        await showIn(visit, "light", desk);
        await expectToFit(visit, path, desk.width);
        expect.soft([path, "light", await visit.visualViolations()]).toEqual([path, "light", []]);
        const logged = visit.complaints.slice(loggedBefore);
        const complaints = area === "the missing addresses" ? logged.filter((each) => each !== missingPage) : logged;
        expect.soft([path, complaints]).toEqual([path, []]);
      }
    },
    120_000,
  );

  async function expectToFit({ page }: Visit, path: string, width: number): Promise<void> {
    expect.soft([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, width]);
  }

  /** A visitor with a phone, French and dark colors. */
  async function open(viewer: Viewer): Promise<Visit> {
    const options = { colorScheme: "dark", locale: "fr-CA", viewport: phone } as const;
    switch (viewer) {
      case "a visitor":
        return storefront.visit(options);
      case "a guest with a cart":
      case "a guest with an unpaid order": {
        const visit = await storefront.visit(options);
        await putIntoCart(visit, keyboard.id);
        if (viewer === "a guest with an unpaid order") created.set("order", await orderWithoutPayment(visit));
        return visit;
      }
      default: {
        const [email, password] = accounts[viewer];
        const visit = await storefront.visitAs(email, password, options);
        if (viewer === "a customer") await putIntoCart(visit, keyboard.id);
        return visit;
      }
    }
  }

  async function orderWithoutPayment(visit: Visit): Promise<string> {
    const input = checkoutInput({ email: "ada@example.com", payment: { card: cardThat("is declined") } });
    const { checkout } = await visit.execute(
      "mutation ($input: CheckoutInput!) { checkout(input: $input) { ... on PaymentDeclined { order { number } } } }",
      { input },
    );
    return checkout.order.number;
  }

  /** An endpoint whose address is wider than a phone, with a failed delivery. */
  async function webhookWithDelivery(): Promise<string> {
    const admin = await storefront.shop.signIn(...accounts["an admin"]);
    const { createWebhookEndpoint } = await admin.get(
      `mutation ($input: CreateWebhookEndpointInput!) {
         createWebhookEndpoint(input: $input) { ... on WebhookSecret { endpoint { id } } }
       }`,
      { input: { url: `https://127.0.0.1/${"long".repeat(20)}`, events: ["order.paid", "stock.changed"] } },
    );
    const { id } = createWebhookEndpoint.endpoint;
    await storefront.shop.rows(
      "notifications",
      `with event as (
         insert into webhook_events (id, name, payload, received_at)
         values (gen_random_uuid(), 'order.paid', '{}', now()) returning id
       ), delivery as (
         insert into webhook_deliveries (endpoint_id, event_id, status, attempts, created_at)
         select $1, id, 'FAILED', 1, now() from event returning id
       )
       insert into webhook_attempts (delivery_id, number, at, status_code, duration_ms, excerpt)
       select id, 1, now(), 500, 12, 'out of order' from delivery`,
      [id],
    );
    return id;
  }
}

/** A picture that is higher than a phone. */
function tallPicture(): Promise<Buffer> {
  return sharp({ create: { width: 200, height: 1600, channels: 3, background: "#336699" } })
    .png()
    .toBuffer();
}

/** Whether the router sent the page without the results of queries. */
const cameWithoutData = `JSON.parse(document.querySelector("#souk-page").textContent).queryResults === undefined`;

/** Values of tables, which a phone shows as cards, that are not completely on the screen. */
const cutOffCells = `
  [...document.querySelectorAll("main [role=cell]")]
    .filter((cell) => cell.textContent !== "")
    .map((cell) => [cell.dataset.label, cell.getBoundingClientRect()])
    .filter(([, { left, right, width }]) => left < 0 || right > innerWidth || width === 0)
    .map(([label, { right }]) => label + " ends at " + right)
`;
