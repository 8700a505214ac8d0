import { afterAll, beforeAll, expect, test } from "vitest";
import { UpdateShipmentDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { fillCheckout, guestAtCheckout, pay, placedNumber } from "../../test-kit/browser/checkout-pages.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

/** Resolves when the page has the first event of its stream of news, which begins with a comment. */
async function firstEvent({ context, page }: Visit): Promise<void> {
  const network = await context.newCDPSession(page);
  const received = Promise.withResolvers<void>();
  let stream: string | undefined;
  network.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.postData?.includes("OrderUpdates")) stream = requestId;
  });
  network.on("Network.dataReceived", ({ requestId, dataLength }) => {
    if (requestId === stream && dataLength > ":\n\n".length) received.resolve();
  });
  await network.send("Network.enable");
  return received.promise;
}

withBrowser("the updates of an order in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let lamp: string;

  beforeAll(async () => {
    storefront = await StorefrontPages.open();
    lamp = (await storefront.shop.product({ name: "Lamp", price: "40.00", stock: 500 })).id;
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test("come over one stream without polling", async () => {
    await using visit = await guestAtCheckout(storefront, lamp);
    const { page, operations } = visit;
    const sent = (operation: string): number => operations.filter((name) => name === operation).length;
    const hasEvent = firstEvent(visit);
    await fillCheckout(visit);
    await pay(visit);
    await placedNumber(visit);
    const trackingNumber = await page
      .getByText(/^SHIP-/)
      .first()
      .innerText();
    await hasEvent;
    // the page polls until it has handled the event
    await page.evaluate("new Promise(requestIdleCallback)");
    const before = sent("OrderPage");
    // longer than the pause between two polls
    await page.waitForTimeout(5000);
    const admin = await storefront.shop.admin();
    await admin.get(UpdateShipmentDocument, { input: { trackingNumber, status: "IN_TRANSIT" } });
    await page.getByText("Shipped").waitFor();
    expect(sent("OrderPage")).toBe(before);
    expect(sent("OrderUpdates")).toBe(1);
    expect(visit.complaints).toEqual([]);
  });
});
