import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  AddToCartDocument,
  CartDocument,
  CheckoutDocument,
  CourseDocument,
  CoursesDocument,
  MyCoursesDocument,
  NotificationsDocument,
  OrderDocument,
  ProductDocument,
  ProductsDocument,
  RefundOrderDocument,
} from "../../generated/operations.js";
import { cardThat, homeAddress } from "../data/cards.js";
import { eventually } from "../clients/eventually.js";
import { mailsTo, signIn, signUp, type Shopper } from "../clients/shopper.js";
import type { ShopClient } from "../clients/shop-client.js";

/** The steps of the contract's main journey, in order: each continues from the previous one. The shop has demo data. */
export function mainJourney(shopOf: () => ShopClient): void {
  describe("from a visitor to a shipped order", () => {
    let shop: ShopClient;
    let buyer: Shopper;
    let product: { id: string; unitPrice: string; available: number };
    let orderId: string;
    let orderNumber: string;
    let mixed: { orderId: string; courseId: string; paid: string };

    beforeAll(() => {
      shop = shopOf();
    });

    test("S1-49: 1. registering mails a code, and the code signs in", async () => {
      buyer = await signUp(shop);
      expect((await buyer.get("{ me { email role emailVerified } }")).me).toEqual({
        email: buyer.email,
        role: "CUSTOMER",
        emailVerified: true,
      });
    });

    test("S1-50: 2. products are listed, and one of them is shown", async () => {
      const { products } = await shop.get(ProductsDocument, { filter: { search: "keyboard", kind: "PHYSICAL" } });
      const found = products?.edges.map(({ node }) => node).find((node) => (node.stock?.available ?? 0) >= 5);
      expect(found).toBeDefined();
      const shown = (await shop.get(ProductDocument, { id: found?.id ?? "" })).product;
      expect(shown).toMatchObject({ sku: found?.sku, course: null });
      product = { id: found?.id ?? "", unitPrice: found?.price.amount ?? "", available: found?.stock?.available ?? 0 };
    });

    test("3. adding 2 and then 1 more gives one line of 3; an unknown product is reported", async () => {
      await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 2 } });
      const { addToCart } = await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
      expect(addToCart).toMatchObject({
        __typename: "Cart",
        lines: [{ product: { id: product.id }, quantity: 3, unitPrice: { amount: product.unitPrice } }],
        totalQuantity: 3,
      });
      const unknown = await buyer.get(AddToCartDocument, { input: { productId: randomUUID(), quantity: 1 } });
      expect(unknown.addToCart).toMatchObject({ __typename: "ProductNotFound", code: "PRODUCT_NOT_FOUND" });
    });

    test("S1-52, S1-53, S3-18: 4. checking out pays the whole order, empties the cart and takes the stock", async () => {
      const { checkout } = await buyer.get(CheckoutDocument, {
        input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
      });
      if (checkout?.__typename !== "Order") throw new Error(JSON.stringify(checkout));
      expect(["PAID", "PROCESSING"]).toContain(checkout.status);
      const cents = (amount: string): number => Math.round(Number(amount) * 100);
      const lines = checkout.lines.reduce((sum, line) => sum + cents(line.lineTotal.amount), 0);
      expect(cents(checkout.total.amount)).toBe(lines + cents(checkout.shippingTotal.amount));
      expect(checkout.payments).toMatchObject([{ status: "SUCCEEDED", amount: { amount: checkout.total.amount } }]);
      expect((await buyer.get(CartDocument)).cart).toMatchObject({ lines: [], totalQuantity: 0 });
      const after = (await shop.get(ProductDocument, { id: product.id })).product;
      expect(after?.stock?.available).toBe(product.available - 3);
      orderId = checkout.id;
      orderNumber = checkout.number;
    });

    test("S1-55: 5. the order is shipped and mailed without another call", async () => {
      const order = await eventually(async () => {
        const found = (await buyer.get(OrderDocument, { id: orderId })).order;
        expect(found?.shipments).toHaveLength(1);
        return found;
      });
      expect(order?.shipments?.[0]?.trackingNumber).toMatch(/^SHIP-\d+$/);
      expect(order?.customer).toEqual({ id: buyer.id, email: buyer.email });
      await eventually(async () => {
        const { notifications } = await buyer.get(NotificationsDocument, {});
        const confirmation = notifications?.nodes.find(({ subject }) => subject.includes(orderNumber));
        expect(confirmation).toMatchObject({ recipient: buyer.email, status: "SENT" });
      });
      const mails = await mailsTo(shop, buyer.email);
      expect(mails.some(({ text }) => text.includes(orderNumber))).toBe(true);
    });

    test("6. a course in the same cart is enrolled, is not shipped, and cannot be bought twice", async () => {
      const { courses } = await shop.get(CoursesDocument, { first: 1 });
      const course = courses?.nodes[0];
      const found = await shop.get(`query ($id: ID) { course(id: $id) { product { id } } }`, { id: course?.id });
      const productId: string = found.course.product.id;
      await buyer.get(AddToCartDocument, { input: { productId, quantity: 1 } });
      await buyer.get(AddToCartDocument, { input: { productId: product.id, quantity: 1 } });
      const { checkout } = await buyer.get(CheckoutDocument, {
        input: { idempotencyKey: randomUUID(), payment: { card: cardThat("succeeds") }, shippingAddress: homeAddress },
      });
      if (checkout?.__typename !== "Order") throw new Error(JSON.stringify(checkout));
      expect(checkout.lines).toHaveLength(2);
      await eventually(async () => {
        const { myCourses } = await buyer.get(MyCoursesDocument);
        expect(myCourses).toMatchObject([{ progress: 0, course: { id: course?.id } }]);
        const open = (await buyer.get(CourseDocument, { id: course?.id })).course?.sections[0]?.lessons[1];
        expect(open?.media).toEqual({ id: expect.any(String) });
        expect((await buyer.get(OrderDocument, { id: checkout.id })).order?.shipments).toHaveLength(1);
      });
      const again = await buyer.get(AddToCartDocument, { input: { productId, quantity: 1 } });
      expect(again.addToCart).toMatchObject({ __typename: "AlreadyOwned", code: "ALREADY_OWNED" });
      mixed = { orderId: checkout.id, courseId: course?.id ?? "", paid: checkout.total.amount };
    });

    test("7. a refund returns the money, ends the enrollment and closes the lessons", async () => {
      const admin = await signIn(shop, "admin@example.com", "admin123");
      const { refundOrder } = await admin.get(RefundOrderDocument, { id: mixed.orderId });
      expect(refundOrder).toMatchObject({
        __typename: "Order",
        status: "REFUNDED",
        payments: [{ status: "REFUNDED" }],
      });
      await eventually(async () => {
        expect((await buyer.get(MyCoursesDocument)).myCourses).toEqual([]);
        const { course } = await buyer.get(CourseDocument, { id: mixed.courseId });
        const closed = course?.sections.flatMap(({ lessons }) => lessons).filter(({ isPreview }) => !isPreview);
        expect(closed?.map(({ media }) => media)).toEqual(closed?.map(() => null));
        expect(course?.myEnrollment).toBeNull();
      });
      const again = await admin.get(RefundOrderDocument, { id: mixed.orderId });
      expect(again.refundOrder).toMatchObject({ __typename: "Conflict", code: "CONFLICT" });
      await eventually(async () => {
        const mails = await mailsTo(shop, buyer.email);
        expect(
          mails.some(({ subject, text }) => subject.includes("Refund for order") && text.includes(mixed.paid)),
        ).toBe(true);
      });
    });
  });
}
