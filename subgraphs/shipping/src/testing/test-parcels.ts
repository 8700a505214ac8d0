import { randomUUID } from "node:crypto";
import { expect } from "@jest/globals";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { ShippingHarness } from "./shipping-harness.js";

export const admin = { id: randomUUID(), role: "ADMIN" } as const;
export const buyer = { id: randomUUID(), role: "CUSTOMER" } as const;
export const lamp = { productId: randomUUID(), sku: "LAMP", name: "Lamp" };
const cup = { productId: randomUUID(), sku: "CUP", name: "Cup" };
export const address = { fullName: "June", line1: "1 Rue", city: "Montréal", postalCode: "H2X 1Y4", country: "CA" };

const fields = `trackingNumber carrier carrierTrackingNumber trackingUrl status hasLeft isCancelled replaces
  lines { name quantity product { id } } address { line1 } events { status detail }`;
const changed = `__typename ... on Shipment { ${fields} } ... on Conflict { field } ... on Problem { code message }`;
const answer = `{ ${changed} ... on InvalidInput { fields { path message } } }`;

/** The units in a parcel by product name. */
export const unitsOf = (parcel: any) =>
  Object.fromEntries(parcel.lines.map(({ name, quantity }: any) => [name, quantity])) as Record<string, number>;

export const lineOf = ({ productId }: { productId: string }, quantity: number) => ({ productId, quantity });

/** Orders of 3 lamps and 1 cup, and the operations of admins on their parcels. */
export class TestParcels implements AsyncDisposable {
  private constructor(readonly harness: ShippingHarness) {}

  static async start(): Promise<TestParcels> {
    return new TestParcels(await ShippingHarness.start());
  }

  /** Creates an order with its automatic shipment. Without `hasLines` it has no lines, like one of an earlier release. */
  async anOrder({ isOpen = true, hasLines = true, refunded = 0 } = {}): Promise<{ id: string; number: string }> {
    const id = randomUUID();
    const lines = [
      { ...lamp, quantity: 3 },
      { ...cup, quantity: 1 },
    ];
    const order = { id, number: "ORD-1", buyerId: buyer.id, email: null, isOpen, carrier: "Canada Post" };
    const postal = { ...address, line2: null, region: null, phone: null };
    const items = lines.map((line) => ({ ...line, refunded }));
    this.harness.orders.set(id, { ...order, address: postal, items });
    const shipped = { eventId: randomUUID(), orderId: id, orderNumber: "ORD-1", buyerId: buyer.id };
    const create = `mutation ($input: CreateShipmentInput!) { createShipment(input: $input) }`;
    const input = { ...shipped, carrier: "Canada Post", address, ...(hasLines ? { lines } : {}) };
    const body = await this.harness.execute(create, { input }, { from: "orders" });
    expect(body.errors).toBeUndefined();
    const [first] = await this.parcelsOf(id);
    return { id, number: first.trackingNumber };
  }

  async parcelsOf(orderId: string): Promise<any[]> {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { shipments { ${fields} } } } }`;
    const body = await this.harness.execute(query, { r: [{ __typename: "Order", id: orderId }] }, { as: buyer });
    expect(body.errors).toBeUndefined();
    return body.data._entities[0].shipments;
  }

  add(orderId: string, more: object = {}, as?: TestViewer): Promise<any> {
    return this.run("addShipment", "AddShipmentInput", { orderId, idempotencyKey: randomUUID(), ...more }, as);
  }

  change(trackingNumber: string, more: object): Promise<any> {
    return this.run("changeShipment", "ChangeShipmentInput", { trackingNumber, ...more });
  }

  update(trackingNumber: string, status: string, more: object = {}): Promise<any> {
    return this.run("updateShipment", "UpdateShipmentInput", { trackingNumber, status, ...more });
  }

  async withdraw(trackingNumber: string, reason = "Packed twice"): Promise<any> {
    const document = `mutation ($n: String!, $r: String!) { withdrawShipment(trackingNumber: $n, reason: $r) ${answer} }`;
    const body = await this.harness.execute(document, { n: trackingNumber, r: reason }, { as: admin });
    expect(body.errors).toBeUndefined();
    return body.data.withdrawShipment;
  }

  async cancelOrder(orderId: string): Promise<boolean> {
    const document = `mutation ($input: CancelShipmentInput!) { cancelShipment(input: $input) }`;
    const input = { eventId: randomUUID(), orderId, reason: "the order was cancelled" };
    return (await this.harness.execute(document, { input }, { from: "orders" })).data.cancelShipment;
  }

  private async run(mutation: string, type: string, input: object, as: TestViewer = admin): Promise<any> {
    const result = mutation === "updateShipment" ? `{ ${changed} }` : answer;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) ${result} }`;
    const body = await this.harness.execute(document, { input }, { as });
    expect(body.errors).toBeUndefined();
    return body.data[mutation];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.harness[Symbol.asyncDispose]();
  }
}
