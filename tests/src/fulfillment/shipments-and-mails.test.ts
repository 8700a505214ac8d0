import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AdvanceOrderDocument,
  CancelOrderDocument,
  NotificationsDocument,
  OrderDocument,
  ShipmentDocument,
  UpdateShipmentDocument,
  type OrderStatus,
  type ShipmentStatus,
} from "../generated/operations.js";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { mailsTo, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let productId: string;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  productId = (await shop.product({ stock: 100 })).id;
});

afterAll(async () => shop[Symbol.asyncDispose]());

interface Shipped {
  readonly buyer: Shopper;
  readonly order: { readonly id: string; readonly number: string };
  readonly trackingNumber: string;
}

async function shipped(given: Parameters<typeof checkOut>[1] = {}): Promise<Shipped> {
  const buyer = await shop.signUp();
  await addToCart(buyer, productId);
  const order = await checkOut(buyer, given);
  if (order.__typename !== "Order") throw new Error(JSON.stringify(order));
  const trackingNumber = await eventually(async () => {
    const found = (await orderOf(buyer, order.id))?.shipments?.[0]?.trackingNumber;
    if (!found) throw new Error("not shipped yet");
    return found;
  });
  return { buyer, order, trackingNumber };
}

async function orderOf(viewer: Shopper, id: string) {
  return (await viewer.get(OrderDocument, { id })).order;
}

async function move(trackingNumber: string, status: ShipmentStatus, detail?: string) {
  const input = { trackingNumber, status, ...(detail === undefined ? {} : { detail }) };
  return (await admin.get(UpdateShipmentDocument, { input })).updateShipment;
}

async function statusIs(viewer: Shopper, id: string, status: OrderStatus): Promise<void> {
  await eventually(async () => expect((await orderOf(viewer, id))?.status).toBe(status));
}

async function mailsAbout({ buyer, order }: Shipped) {
  const mails = await mailsTo(shop.client, buyer.email);
  return mails.filter(({ subject }) => subject.includes(order.number)).map(({ subject }) => subject);
}

describe("a shipment", () => {
  let it: Shipped;

  beforeAll(async () => {
    it = await shipped({ carrier: "DHL" });
  });

  test("S1-13: starts as PENDING, with its carrier, its number and the order's address", async () => {
    const shipments = (await orderOf(it.buyer, it.order.id))?.shipments;
    expect(shipments).toMatchObject([
      {
        carrier: "DHL",
        status: "PENDING",
        trackingNumber: expect.stringMatching(/^SHIP-\d+$/),
        address: { line1: homeAddress.line1, city: homeAddress.city },
      },
    ]);
  });

  test("S1-54: is created only after the payment", async () => {
    const { order } = await it.buyer.get(
      `query ($id: ID) { order(id: $id) { events { at type } shipments { createdAt } } }`,
      { id: it.order.id },
    );
    const paidAt = order.events.find(({ type }: { type: string }) => type === "orderPaid").at;
    expect(Date.parse(order.shipments[0].createdAt)).toBeGreaterThanOrEqual(Date.parse(paidAt));
  });

  test("S1-56: in transit makes the order PROCESSING and sends one mail with the tracking number", async () => {
    expect(await move(it.trackingNumber, "IN_TRANSIT", "left Ottawa")).toMatchObject({
      __typename: "Shipment",
      status: "IN_TRANSIT",
    });
    await statusIs(it.buyer, it.order.id, "PROCESSING");
    const subject = `Order ${it.order.number} has shipped`;
    await eventually(async () => expect((await mailsAbout(it)).filter((each) => each === subject)).toHaveLength(1));
    const mail = (await mailsTo(shop.client, it.buyer.email)).find((each) => each.subject === subject);
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain(it.trackingNumber);
      expect(body).toContain("left Ottawa");
    }
  });

  test("that gets the same status again, or a note, sends no second mail", async () => {
    await move(it.trackingNumber, "IN_TRANSIT");
    await move(it.trackingNumber, "IN_TRANSIT", "crossed the border");
    const { shipment } = await it.buyer.get(ShipmentDocument, { trackingNumber: it.trackingNumber });
    expect(shipment?.events.map(({ status, detail }) => [status, detail])).toEqual([
      ["PENDING", null],
      ["IN_TRANSIT", "left Ottawa"],
      ["IN_TRANSIT", "crossed the border"],
    ]);
  });

  test("that is delivered makes the order COMPLETED and sends one mail", async () => {
    expect(await move(it.trackingNumber, "DELIVERED")).toMatchObject({ status: "DELIVERED" });
    await statusIs(it.buyer, it.order.id, "COMPLETED");
    await eventually(async () => expect(await mailsAbout(it)).toHaveLength(3));
    expect((await mailsAbout(it)).sort()).toEqual([
      `Order ${it.order.number} confirmed`,
      `Order ${it.order.number} has shipped`,
      `Order ${it.order.number} was delivered`,
    ]);
  });

  test("S2-24: appears with all its changes in the order's events, oldest first", async () => {
    const events = (await orderOf(it.buyer, it.order.id))?.events ?? [];
    const types = events.map(({ type }) => type);
    // the stock is committed at any time after the payment
    expect(types.indexOf("stockCommitted")).toBeGreaterThan(types.indexOf("orderPaid"));
    expect(types.filter((type) => type !== "stockCommitted")).toEqual([
      "orderPlaced",
      "stockReserved",
      "paymentCharged",
      "orderPaid",
      "shipmentPending",
      "shipmentInTransit",
      "orderProcessing",
      "shipmentDelivered",
      "orderCompleted",
    ]);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
  });

  test("has its mails among the buyer's notifications, and not among another user's", async () => {
    const { notifications } = await it.buyer.get(NotificationsDocument, { first: 100 });
    const about = notifications?.nodes.filter(({ subject }) => subject.includes(it.order.number)) ?? [];
    expect(about.map(({ recipient, status }) => [recipient, status])).toEqual(Array(3).fill([it.buyer.email, "SENT"]));
    const other = await shop.signUp();
    expect((await other.get(NotificationsDocument, {})).notifications?.nodes).toEqual([]);
  });
});

describe("changing a shipment's status", () => {
  test("is possible after a failed delivery, which is tried again and arrives", async () => {
    const it = await shipped();
    for (const status of ["IN_TRANSIT", "FAILED", "IN_TRANSIT", "DELIVERED"] as const)
      expect((await move(it.trackingNumber, status))?.__typename).toBe("Shipment");
    await statusIs(it.buyer, it.order.id, "COMPLETED");
    await eventually(async () =>
      expect(await mailsAbout(it)).toContain(`Order ${it.order.number} could not be delivered`),
    );
  });
});

describe("an order changed by an admin", () => {
  const advance = async (id: string, to: OrderStatus) =>
    (await admin.get(AdvanceOrderDocument, { id, to })).advanceOrder;

  test("that is not paid can be cancelled by its buyer, who gets a mail; it can no longer be paid or shipped", async () => {
    const buyer = await shop.signUp();
    await addToCart(buyer, productId);
    const declined = await checkOut(buyer, { payment: { card: cardThat("is declined") } });
    if (declined.__typename !== "PaymentDeclined") throw new Error(JSON.stringify(declined));
    const { id, number } = declined.order;
    expect(await advance(id, "PROCESSING")).toMatchObject({ __typename: "Conflict" });
    expect((await buyer.get(CancelOrderDocument, { id })).cancelOrder).toMatchObject({
      __typename: "Order",
      status: "CANCELLED",
    });
    expect((await buyer.get(CancelOrderDocument, { id })).cancelOrder?.__typename).toBe("Conflict");
    await eventually(async () => {
      const mails = await mailsTo(shop.client, buyer.email);
      expect(mails.filter(({ subject }) => subject.includes(number))).toHaveLength(1);
    });
    expect((await orderOf(buyer, id))?.shipments).toEqual([]);
  });
});
