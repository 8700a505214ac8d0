import { AddPaymentMethodDocument, CompleteLessonDocument, SaveAddressDocument } from "../../generated/operations.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../../test-kit/data/cards.js";
import type { TestShop } from "../../test-kit/shop/test-shop.js";
import { addLessons, announce, discuss } from "./courses.js";
import { fail, type KnownObjects } from "./known-objects.js";
import { giveUpDelivery } from "./stored-objects.js";

export async function ownThings(
  shop: TestShop,
  owner: Shopper,
  admin: Shopper,
  { product = "", course = "", courseProduct = "", lesson = "" }: KnownObjects,
): Promise<KnownObjects> {
  const avatar = `/media/${"a".repeat(64)}-100x80/100.webp`;
  await owner.get(
    `mutation ($avatar: String) {
      updateProfile(input: {
        username: "owner", fullName: "Olive Owner", phone: "+1 555 0100", avatar: $avatar, locale: "en"
      }) { __typename } }`,
    { avatar },
  );
  const whole = { ...homeAddress, line2: "Back door", phone: "+1 555 0100" };
  const { saveAddress } = await owner.get(SaveAddressDocument, { input: { address: whole } });
  if (saveAddress?.__typename !== "Address") return fail("no address");
  const [method, spare] = [await addCard(owner), await addCard(owner)];
  await addToCart(owner, product, 3);
  await addToCart(owner, courseProduct);
  const declared = { custom: { giftMessage: "Happy birthday" } };
  const order = await checkOut(owner, { shippingAddress: whole, ...declared });
  if (order.__typename !== "Order") return fail(`no order: ${JSON.stringify(order)}`);
  const lost = await eventually(async () => {
    const query = `query ($id: ID) { order(id: $id) { shipments { trackingNumber } } notifications { totalCount } myCourses { id } }`;
    const { order: now, notifications, myCourses } = await owner.get(query, { id: order.id });
    const [first] = now.shipments;
    if (!first || notifications.totalCount === 0 || myCourses.length === 0) return fail("not all has come yet");
    return first.trackingNumber as string;
  });
  await owner.get(CompleteLessonDocument, { lessonId: lesson });
  const { issueCertificate } = await owner.get(
    `mutation ($course: ID!) { issueCertificate(input: { courseId: $course, studentName: "Olive Owner" }) {
      ... on Certificate { number } } }`,
    { course },
  );
  const quiz = await addLessons(admin, owner, { courseId: course, lesson });
  const discussion = { ...(await discuss(admin, owner, lesson)), ...(await announce(admin, course)) };
  await moveShipment(admin, lost, "IN_TRANSIT");
  await moveShipment(admin, lost, "FAILED");
  const { addShipment } = await admin.get(
    `mutation ($input: AddShipmentInput!) { addShipment(input: $input) { ... on Shipment { trackingNumber } } }`,
    { input: { orderId: order.id, replaces: lost, idempotencyKey: "replacement", carrier: "UPS" } },
  );
  const shipment: string = addShipment.trackingNumber;
  await moveShipment(admin, shipment, "IN_TRANSIT");
  await refundOne(owner, admin, order.id, product);
  await admin.get(`mutation ($id: ID!) { addOrderNote(input: { orderId: $id, text: "Called." }) { __typename } }`, {
    id: order.id,
  });
  await addToCart(owner, product);
  const declined = await unpaidOrder(owner);
  await addToCart(owner, product);
  const unpaid = await unpaidOrder(owner);
  // a line without an adjusted price
  await addToCart(owner, (await shop.product()).id);
  const { cart } = await owner.get(`{ cart { id } }`);
  return {
    ...quiz,
    certificate: issueCertificate.number,
    ...discussion,
    address: saveAddress.id,
    method,
    spare,
    order: order.id,
    number: order.number,
    shipment,
    declined,
    unpaid,
    cart: cart.id,
    delivery: await giveUpDelivery(shop, order.id),
  };
}

async function addCard(owner: Shopper): Promise<string> {
  const input = { paymentType: "CARD" as const, details: cardThat("succeeds") };
  const { addPaymentMethod } = await owner.get(AddPaymentMethodDocument, { input });
  return addPaymentMethod?.__typename === "PaymentMethod" ? addPaymentMethod.id : fail("no card");
}

/** Leaves the cart unchanged. */
async function moveShipment(admin: ShopClient, trackingNumber: string, status: string): Promise<void> {
  const input = { trackingNumber, status, detail: "In Toronto", carrierTrackingNumber: "1Z999" };
  await admin.get(`mutation ($input: UpdateShipmentInput!) { updateShipment(input: $input) { __typename } }`, {
    input,
  });
}

async function unpaidOrder(owner: Shopper): Promise<string> {
  const declined = await checkOut(owner, { payment: { card: cardThat("is declined") } });
  return declined.__typename === "PaymentDeclined" ? declined.order.id : fail(JSON.stringify(declined));
}

async function refundOne(owner: Shopper, admin: Shopper, id: string, productId: string): Promise<void> {
  const mutation = `mutation ($id: ID!, $productId: ID!) {
    refundOrder(id: $id, lines: [{ productId: $productId, quantity: 1 }], reason: "It is too bright.") { __typename }
  }`;
  const { refundOrder } = await admin.get(mutation, { id, productId });
  if (refundOrder.__typename !== "Order") fail(`not refunded: ${JSON.stringify(refundOrder)}`);
  await eventually(async () => {
    const { order } = await owner.get(
      `query ($id: ID) { order(id: $id) { refunds { state } payments { refunds { status } } } }`,
      { id },
    );
    if (order.refunds[0]?.state !== "DONE" || order.payments[0].refunds[0]?.status !== "SUCCEEDED")
      fail("not back yet");
  });
}
