import { describe, expect, test } from "@jest/globals";
import type { Order, OrderRefund, OrderShipment } from "../order/order.js";
import type { OrderPeers } from "../peers.js";
import { requestReview, reviewRequestJobs } from "./request-review.js";

const [lamp, cup, course] = ["lamp", "cup", "course"].map((productId) => ({
  productId,
  kind: productId === "course" ? "COURSE" : "PHYSICAL",
  name: `A ${productId}`,
  quantity: 2,
}));
const parcel = { trackingNumber: "SHIP-1", status: "DELIVERED", lines: null, replaces: null } as OrderShipment;
const order = {
  id: "order",
  number: "ORD-1",
  buyerId: "buyer",
  guest: null,
  locale: "fr",
  status: "COMPLETED",
  lines: [lamp, cup, course],
  refunds: [],
  shipments: [parcel],
} as unknown as Order;
const guest = { id: "buyer", email: "guest@example.com" };
const units = (productId: string, quantity: number) => [{ productId, quantity }];
const refund = (productId: string, quantity: number) =>
  ({ state: "DONE", lines: units(productId, quantity) }) as unknown as OrderRefund;

describe("the job of a delivery", () => {
  const deliveredAt = new Date("2026-03-01T10:00:00Z");

  test("runs after the days of the setting", () => {
    const options = { key: "requestReview:order", runAt: new Date("2026-03-15T10:00:00Z") };
    expect(reviewRequestJobs(order, deliveredAt, 14)).toEqual([
      { task: "requestReview", data: { orderId: "order" }, options },
    ]);
  });

  test("is absent without days, and for a guest's order", () => {
    expect(reviewRequestJobs(order, deliveredAt, 0)).toEqual([]);
    expect(reviewRequestJobs({ ...order, guest }, deliveredAt, 14)).toEqual([]);
  });
});

describe("requestReview", () => {
  type Mail = Parameters<OrderPeers["mails"]["send"]>[0];

  async function mailsFor(
    found: Order | null,
    { reviewed = [], days = 14 }: { reviewed?: readonly string[]; days?: number } = {},
  ): Promise<Mail[]> {
    const mails: Mail[] = [];
    const request = requestReview({
      store: { findOrder: async () => found },
      peers: {
        reviews: { reviewedProducts: async (_user, ids) => ids.filter((id) => reviewed.includes(id)) },
        mails: { send: async (mail) => void mails.push(mail), claim: async () => undefined },
      },
      publicUrl: "https://souk.example",
      reviewRequestDays: days,
    });
    await request("order");
    return mails;
  }

  const namesIn = (mails: readonly Mail[]): string[] =>
    mails.flatMap(({ data }) => (data as { lines: { name: string }[] }).lines.map(({ name }) => name));

  test("sends the buyer one mail with a link for each delivered product", async () => {
    const lines = [
      { name: "A lamp", link: "https://souk.example/account/reviews/lamp" },
      { name: "A cup", link: "https://souk.example/account/reviews/cup" },
    ];
    expect(await mailsFor(order)).toEqual([
      {
        eventId: "reviewRequest:order",
        kind: "REVIEW_REQUEST",
        orderId: "order",
        userId: "buyer",
        locale: "fr",
        data: { orderNumber: "ORD-1", lines },
      },
    ]);
  });

  test.each<[string, Partial<Order>, readonly string[]]>([
    ["a wholly refunded product is left out", { refunds: [refund("lamp", 2)] }, ["A cup"]],
    ["a partly refunded product stays", { refunds: [refund("lamp", 1)] }, ["A lamp", "A cup"]],
    ["a product in no delivered parcel is left out", { shipments: [{ ...parcel, lines: units("cup", 2) }] }, ["A cup"]],
    ["a claimed order counts as its account's", { guest: { ...guest, id: "guest" } }, ["A lamp", "A cup"]],
    ["a returned parcel requests nothing", { shipments: [{ ...parcel, status: "RETURNED" }] }, []],
    ["a guest's order requests nothing", { guest }, []],
    ["a cancelled order requests nothing", { status: "CANCELLED" }, []],
    ["a refunded order requests nothing", { status: "REFUNDED" }, []],
    ["an order whose goods are all refunded requests nothing", { refunds: [refund("lamp", 2), refund("cup", 2)] }, []],
  ])("%s", async (_case, change, names) => {
    const mails = await mailsFor({ ...order, ...change });
    expect(namesIn(mails)).toEqual(names);
    expect(mails).toHaveLength(names.length > 0 ? 1 : 0);
  });

  test("leaves out reviewed products, and sends nothing when all are reviewed", async () => {
    expect(namesIn(await mailsFor(order, { reviewed: ["lamp"] }))).toEqual(["A cup"]);
    expect(await mailsFor(order, { reviewed: ["lamp", "cup"] })).toEqual([]);
  });

  test("sends nothing for an unknown order, and after the setting became 0", async () => {
    expect(await mailsFor(null)).toEqual([]);
    expect(await mailsFor(order, { days: 0 })).toEqual([]);
  });

  test("lists at most 20 products", async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ ...order.lines[0], productId: `${index}` }));
    expect(namesIn(await mailsFor({ ...order, lines } as Order))).toHaveLength(20);
  });
});
