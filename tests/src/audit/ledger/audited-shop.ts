import { expect } from "vitest";
import {
  AdvanceOrderDocument,
  CancelOrderDocument,
  CreateCourseDocument,
  PublishCourseDocument,
  RefundOrderDocument,
} from "../../generated/operations.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { addToCart, buy, checkOut } from "../../test-kit/data/buying.js";
import { cardThat } from "../../test-kit/data/cards.js";
import { drainOutboxes, timers } from "../../test-kit/data/drained-outboxes.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

interface ScenarioOrder {
  readonly id: string;
  readonly number: string;
  readonly buyerId: string;
}

/** A shop with one product, one course, and an order for each scenario that the audit distinguishes. */
export class AuditedShop implements AsyncDisposable {
  lamp = "";
  course = "";
  readonly lessonFile = "00000000-0000-4000-8000-00000000000f";
  private readonly orders: Record<string, ScenarioOrder> = {};

  private constructor(readonly shop: TestShop) {}

  static async open(): Promise<AuditedShop> {
    const audited = new AuditedShop(await TestShop.create());
    await audited.placeOrders();
    await audited.addLessonFile();
    return audited;
  }

  /** The id of a scenario's order as an SQL literal. */
  readonly id = (name: string): string => `'${this.orders[name]?.id}'`;
  readonly ofOrder = (name: string): string => `where order_id = ${this.id(name)}`;
  readonly buyer = (name: string): string => `'${this.orders[name]?.buyerId}'`;
  readonly atBank = (name: string): string => `where description like '%${this.orders[name]?.number}'`;

  /** Replaces values that differ between runs with names. */
  namesOnly(line: string): string {
    return line
      .replaceAll(/ID\((\w+)\)/g, (_match, name: string) => this.orders[name]?.id ?? "")
      .replaceAll(/NUMBER\((\w+)\)/g, (_match, name: string) => this.orders[name]?.number ?? "")
      .replaceAll(this.lamp, "LAMP")
      .replaceAll(this.course, "COURSE")
      .replaceAll(this.lessonFile, "FILE")
      .replaceAll(/PAY-\d+/g, "PAY")
      .replaceAll(/SHIP-\d+/g, "SHIP")
      .replaceAll(/charge_[-\w]+/g, "REF")
      .replaceAll(/(?<=of )\d+(?= changed,)|\d+(?= movements)|(?<=counted; found )\d+/g, "LENGTH")
      .replaceAll(/job \w+/g, "job")
      .replaceAll(/user [-\w]+/g, "user");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.shop[Symbol.asyncDispose]();
  }

  private async placeOrders(): Promise<void> {
    this.lamp = (await this.shop.product({ name: "Lamp", price: "12.50", stock: 18 })).id;
    this.course = await this.publishedCourse();
    const admin = await this.shop.admin();
    await admin.get(
      `mutation ($id: ID!) { adjustStock(input: { productId: $id, delta: 2, reason: "found" }) { __typename } }`,
      {
        id: this.lamp,
      },
    );
    const order = async (name: string, ...productIds: string[]) => {
      const buyer = await this.shop.signUp();
      const { id, number } = await buy(buyer, ...productIds);
      this.orders[name] = { id, number, buyerId: buyer.id };
      return { buyer, id };
    };
    await order("paid", this.lamp, this.course);
    const completed = await order("completed", this.lamp);
    for (const to of ["PROCESSING", "COMPLETED"] as const)
      await admin.get(AdvanceOrderDocument, { id: completed.id, to });
    const refunded = await order("refunded", this.lamp, this.course);
    await eventually(async () =>
      expect(await this.shop.rows("courses", `select id from enrollments ${this.ofOrder("refunded")}`)).toHaveLength(1),
    );
    await admin.get(RefundOrderDocument, { id: refunded.id });
    const cancelled = await order("cancelled", this.lamp, this.course);
    await eventually(async () =>
      expect(await this.shop.rows("shipping", `select id from shipments ${this.ofOrder("cancelled")}`)).toHaveLength(1),
    );
    await cancelled.buyer.get(CancelOrderDocument, { id: cancelled.id });
    const partly = await order("partly", this.lamp, this.lamp);
    const refund = `mutation ($id: ID!, $lines: [RefundLineInput!]) { refundOrder(id: $id, lines: $lines) { __typename } }`;
    await admin.get(refund, { id: partly.id, lines: [{ productId: this.lamp, quantity: 1 }] });
    await this.declined("declined");
    const unpaid = await this.declined("unpaid");
    await unpaid.get(CancelOrderDocument, { id: this.orders.unpaid?.id ?? "" });
    // a later job of an order would undo what a test plants
    await drainOutboxes(this.shop, timers);
  }

  /** Rows of a file that the lesson uses. */
  private async addLessonFile(): Promise<void> {
    await this.shop.rows(
      "media",
      `with file as (
         insert into media_files (id, name, state, size_bytes, received_bytes, sha256, content_type, object_count,
           created_at, changed_at, used_at)
         values ('${this.lessonFile}', 'knots.pdf', 'READY', 1, 1, '${"f".repeat(64)}', 'application/pdf', 1,
           now() - interval '3 days', now() - interval '3 days', now())
         returning sha256
       ), listing as (
         insert into storage_listing (listed_at) values (now())
       )
       insert into stored_pictures (sha256, object_count, listed_at) select sha256, 1, now() from file`,
    );
    await this.shop.rows("courses", `update lessons set media_file_id = '${this.lessonFile}', file_kind = 'FILE'`);
  }

  private async publishedCourse(): Promise<string> {
    const instructor = await this.shop.instructor();
    await (await this.shop.admin()).get(`mutation { createCategory(input: { name: "Crafts" }) { __typename } }`);
    const { createCourse } = await instructor.get(CreateCourseDocument, {
      input: {
        title: "Weaving",
        price: { amount: "59.00", currency: "CAD" },
        categories: ["crafts"],
        sections: [{ title: "All", lessons: [{ title: "Hello" }] }],
      },
    });
    if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
    await instructor.get(PublishCourseDocument, { id: createCourse.id });
    const productId = createCourse.product?.id ?? "";
    // a job makes catalog put it on sale
    await eventually(async () => {
      const { product } = await this.shop.client.get(`query ($id: ID) { product(id: $id) { id } }`, { id: productId });
      expect(product).not.toBeNull();
    });
    return productId;
  }

  private async declined(name: string): Promise<Shopper> {
    const buyer = await this.shop.signUp();
    await addToCart(buyer, this.lamp, 2);
    const answer = await checkOut(buyer, { payment: { card: cardThat("is declined") } });
    expect(answer.__typename).toBe("PaymentDeclined");
    const { orders: placed } = await buyer.get(`{ orders { nodes { id number } } }`);
    this.orders[name] = { ...placed.nodes[0], buyerId: buyer.id };
    return buyer;
  }
}
