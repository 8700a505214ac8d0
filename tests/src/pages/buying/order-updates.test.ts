import { afterAll, beforeAll, expect, test } from "vitest";
import { UpdateShipmentDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the updates of an order in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  async function orderPage(prepare: (visit: Visit) => Promise<void> = async () => undefined): Promise<Visit> {
    const visit = await guestAtCheckout(storefront, lamp);
    await prepare(visit);
    await fillCheckout(visit);
    await pay(visit);
    await placedNumber(visit);
    await visit.page
      .getByText(/^SHIP-/)
      .first()
      .waitFor();
    return visit;
  }

  async function sendParcel({ page }: Visit): Promise<void> {
    const trackingNumber = await page
      .getByText(/^SHIP-/)
      .first()
      .innerText();
    const admin = await storefront.shop.admin();
    await admin.get(UpdateShipmentDocument, { input: { trackingNumber, status: "IN_TRANSIT" } });
  }

  const sentOperations = ({ operations }: Visit): number => operations.filter((name) => name === "OrderPage").length;

  test("come over one stream without polling", async () => {
    await using visit = await orderPage();
    await eventually(() => expect(visit.operations).toContain("OrderNews"));
    await visit.page.waitForTimeout(1000);
    const before = sentOperations(visit);
    // longer than the pause between two polls
    await visit.page.waitForTimeout(5000);
    await sendParcel(visit);
    await visit.page.getByText("Shipped").waitFor();
    expect(sentOperations(visit)).toBe(before);
    expect(visit.operations.filter((name) => name === "OrderNews")).toHaveLength(1);
    expect(visit.complaints).toEqual([]);
  });

  test("are polled if the stream does not connect", async () => {
    await using visit = await orderPage(async ({ page }) => {
      await page.route("**/graphql", async (route) =>
        route.request().postData()?.includes("OrderNews") ? route.fulfill({ status: 502, body: "" }) : route.fallback(),
      );
    });
    await eventually(() => expect(visit.operations).toContain("OrderNews"));
    const before = sentOperations(visit);
    await sendParcel(visit);
    await visit.page.getByText("Shipped").waitFor();
    expect(sentOperations(visit)).toBeGreaterThan(before);
  });

  test("keep the order on the page if a refetch fails, and the page retries", async () => {
    let isUnavailable = false;
    await using visit = await orderPage(async ({ page }) => {
      await page.route("**/graphql", async (route) => {
        const sent = route.request().postData() ?? "";
        if (sent.includes("OrderNews")) return route.fulfill({ status: 502, body: "" });
        if (!isUnavailable || !sent.includes("query OrderPage")) return route.fallback();
        const errors = [{ message: "unavailable", path: ["order"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];
        return route.fulfill({ json: { data: { order: null }, errors } });
      });
    });
    const before = sentOperations(visit);
    isUnavailable = true;
    const notice = visit.page.getByText("This page could not be refreshed.");
    await notice.waitFor();
    await visit.page
      .getByText(/^SHIP-/)
      .first()
      .waitFor();
    await sendParcel(visit);
    isUnavailable = false;
    await visit.page.getByText("Shipped").waitFor();
    await notice.waitFor({ state: "detached" });
    expect(sentOperations(visit)).toBeGreaterThan(before + 1);
  });
});
