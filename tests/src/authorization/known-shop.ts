import { randomUUID } from "node:crypto";
import {
  AddPaymentMethodDocument,
  AdjustStockDocument,
  CompleteLessonDocument,
  CreateCourseDocument,
  PublishCourseDocument,
  SaveAddressDocument,
  SetRoleDocument,
} from "../generated/operations.js";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { addToCart, checkOut } from "../test-kit/data/buying.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import { eventually } from "../test-kit/clients/eventually.js";
import { startGuest } from "../test-kit/clients/guest.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import { testPassword, type Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { rowsOf } from "./rows/all-rows.js";
import type { Role } from "./rules.js";

const givenNames = [
  "address",
  "apiKey",
  "cart",
  "category",
  "course",
  "courseProduct",
  "declined",
  "delivery",
  "doomed",
  "pictured",
  "image",
  "doomedCategory",
  "draft",
  "draftProduct",
  "email",
  "identity",
  "lesson",
  "mail",
  "link",
  "method",
  "number",
  "order",
  "owner",
  "product",
  "request",
  "session",
  "shipment",
  "spare",
  "tomorrow",
  "unpaid",
  "user",
  "yesterday",
] as const;
/** A subgraph's name stands for the object that its own rows create. */
export type GivenName = (typeof givenNames)[number] | SubgraphName;

/** A shop where one user, the owner, has one object of each kind, and the clients of all other roles. */
export interface KnownShop extends AsyncDisposable {
  readonly shop: TestShop;
  readonly clients: Readonly<Record<Role, ShopClient>>;
  /** Replaces the `$name` placeholders of a text with the owner's objects; `$new` is a different word each time. */
  readonly fill: (text: string) => string;
  readonly given: (name: GivenName) => string;
}

/** Required by the settings; no test here signs in with it. */
const identityProvider = {
  OIDC_PROVIDERS: "example",
  OIDC_EXAMPLE_ISSUER: "http://127.0.0.1:1",
  OIDC_EXAMPLE_CLIENT_ID: "souk",
  OIDC_EXAMPLE_CLIENT_SECRET: "a secret",
};

export async function openKnownShop(environment: Readonly<Record<string, string>> = {}): Promise<KnownShop> {
  // tokens last longer than the longest fuzz run
  const shop = await TestShop.create({
    environment: { ...identityProvider, ACCESS_TOKEN_SECONDS: "3600", ...environment },
  });
  const [admin, owner, instructor, other, user] = await Promise.all([
    shop.admin(),
    shop.instructor(),
    shop.instructor(),
    shop.signUp(),
    shop.signUp(),
  ]);
  const formerAdmin = await signInFormerAdmin(shop);
  const guest = await startGuest(shop.client);
  const clients = { nobody: shop.client, guest, other, owner, instructor, admin, formerAdmin };
  const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const found: Partial<Record<GivenName, string>> = {
    yesterday,
    tomorrow,
    owner: owner.id,
    email: owner.email,
    user: user.id,
  };
  found.session = await otherSession(owner);
  Object.assign(found, await sellProducts(shop, admin));
  Object.assign(found, await teach(admin, instructor, owner));
  Object.assign(found, await ownThings(shop, owner, admin, found));
  await claimedOnce(shop, found);
  await supersede(shop, found);
  found.mail = await giveUpMail(shop, owner, found.order);
  found.link = await linkToGuestsOrder(shop, found);
  found.apiKey = await addApiKey(shop, admin);
  found.identity = await linkIdentity(shop, owner);
  await auditByApiKey(shop);
  await lockOut(shop, owner);
  Object.assign(found, await requestRoles(shop, owner));
  for (const { create } of Object.values(rowsOf)) Object.assign(found, await create?.(shop, found));
  await forgetMailsOfRoles(shop, owner);
  await noPaymentIsResumed(shop);
  // the failed delivery is reported as a difference
  await shop.auditNow();
  const given = (name: GivenName): string => found[name] ?? fail(`the known shop has no ${name}`);
  return {
    shop,
    clients,
    given,
    fill: (text) =>
      text.replace(/\$([\w-]+)/g, (_, name) => (name === "new" ? `x${randomUUID()}` : given(name as GivenName))),
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

async function signInFormerAdmin(shop: TestShop): Promise<Shopper> {
  const { email, id } = await shop.signUp();
  const admin = await shop.admin();
  await admin.get(SetRoleDocument, { userId: id, role: "ADMIN" });
  const formerAdmin = await shop.signIn(email, testPassword);
  await admin.get(SetRoleDocument, { userId: id, role: "CUSTOMER" });
  return formerAdmin;
}

/** Creates two role requests of the owner: one rejected, one open. */
async function requestRoles(shop: TestShop, { id }: Shopper): Promise<Partial<Record<GivenName, string>>> {
  const insert = `insert into instructor_requests (id, user_id, motivation, state, reason, created_at, decided_at)
    values (gen_random_uuid(), $1, 'I can weave, and tell how', $2, $3, now(), $4) returning id`;
  await shop.rows("accounts", insert, [id, "REJECTED", "Tell us more.", new Date()]);
  const asker = await shop.signUp();
  const [open] = await shop.rows<{ id: string }>("accounts", insert, [asker.id, "OPEN", null, null]);
  return open ? { request: open.id } : {};
}

/** The owner buys an order as a guest, and claims it through the address that is still in it. */
async function claimedOnce(shop: TestShop, { order }: Partial<Record<GivenName, string>>): Promise<void> {
  const sql = `update orders set guest_id = gen_random_uuid(), guest_email = 'owner@example.com' where id = $1`;
  await shop.rows("orders", sql, [order]);
}

/** Waits until the job of each payment has checked it again, seconds after the payment. */
function noPaymentIsResumed(shop: TestShop): Promise<void> {
  return eventually(async () => {
    const jobs = `select from graphile_worker.jobs where task_identifier = 'resumePayment'`;
    if ((await shop.rows("orders", jobs)).length > 0) fail("a payment is still looked at");
  });
}

/**
 * Sets `supersededBy` on the order that all fields are queried from. Normally only a cancelled order has this value,
 * and this order is paid.
 */
async function supersede(shop: TestShop, { order, declined }: Partial<Record<GivenName, string>>): Promise<void> {
  await shop.rows("orders", `alter table orders drop constraint orders_superseded`);
  await shop.rows("orders", `update orders set superseded_by = $2 where id = $1`, [order, declined]);
}

/** A link to the order of a guest who has no other role here. */
async function linkToGuestsOrder(
  shop: TestShop,
  { product = "" }: Partial<Record<GivenName, string>>,
): Promise<string> {
  const guest = await startGuest(shop.client);
  await addToCart(guest, product);
  const order = await checkOut(guest, { email: `${randomUUID()}@example.com` });
  if (order.__typename !== "Order") return fail(`no order: ${JSON.stringify(order)}`);
  const token = "a-link-that-was-mailed-to-a-guest".padEnd(43, "x");
  await shop.rows(
    "orders",
    `insert into order_links (order_id, token_hash, sent_at, expires_at)
     values ($1, sha256(convert_to($2, 'UTF8')), array[now()], now() + interval '1 hour')`,
    [order.id, token],
  );
  return token;
}

/** Locks the owner's account for new devices. */
async function lockOut(shop: TestShop, { email }: Shopper): Promise<void> {
  await shop.rows(
    "accounts",
    `insert into sign_in_budgets (key, failed_at, rounds, locked_until, forget_at)
     values (sha256(convert_to(lower($1), 'UTF8')), '{}', 1, now() + interval '1 hour', now() + interval '1 day')`,
    [email],
  );
}

/** Deletes the mails about new roles, also for users who must have no notification. */
async function forgetMailsOfRoles(shop: TestShop, owner: Shopper): Promise<void> {
  const mailed = `from notifications where user_id <> $1 and status = 'SENT'`;
  await eventually(async () => {
    const [row] = await shop.rows<{ count: number }>("notifications", `select count(*)::int ${mailed}`, [owner.id]);
    if ((row?.count ?? 0) < 3) fail("not all roles were mailed yet");
  });
  await shop.rows("notifications", `delete ${mailed}`, [owner.id]);
}

async function sellProducts(shop: TestShop, admin: Shopper): Promise<Partial<Record<GivenName, string>>> {
  const { createCategory } = await admin.get(
    `mutation { createCategory(input: { name: "Lamps", slug: "lamps", description: "They shine." }) { __typename } }`,
  );
  if (createCategory.__typename !== "Category") fail("no category");
  const { createProduct } = await admin.get(
    `mutation { createProduct(input: {
      sku: "LAMP", name: "Lamp", description: "It shines.", price: { amount: "20.00", currency: "CAD" }, weightGrams: 500,
      tags: ["light"], categories: ["lamps"], initialStock: 100
    }) { ... on Product { id } } }`,
  );
  const product: string = createProduct.id;
  await admin.get(`mutation { createProduct(input: {
    sku: "LANTERN", name: "Lantern", price: { amount: "30.00", currency: "CAD" }, categories: ["lamps"]
  }) { __typename } }`);
  await admin.get(
    `mutation ($id: ID!) { addProductImage(input: { productId: $id, url: "/lamp.svg", alt: "A lamp" }) { __typename } }`,
    { id: product },
  );
  await eventually(async () => {
    const { adjustStock } = await admin.get(AdjustStockDocument, {
      input: { productId: product, delta: 5, reason: "count" },
    });
    if (adjustStock?.__typename !== "Product") fail(`no stock: ${JSON.stringify(adjustStock)}`);
  });
  return { category: "lamps", product, doomed: (await shop.product()).id, ...(await editable(shop, admin)) };
}

/** A picture and a category that admins may delete. */
async function editable(shop: TestShop, admin: Shopper): Promise<Partial<Record<GivenName, string>>> {
  const { id: pictured } = await shop.product();
  const added = `addProductImage(input: { productId: "${pictured}", url: "/old.svg" }) { ... on Product { images { id } } }`;
  const { addProductImage, createCategory } = await admin.get(
    `mutation { ${added} createCategory(input: { name: "Doomed" }) { ... on Category { id } } }`,
  );
  return { pictured, image: addProductImage.images[0].id, doomedCategory: createCategory.id };
}

async function teach(admin: Shopper, instructor: Shopper, owner: Shopper): Promise<Partial<Record<GivenName, string>>> {
  await admin.get(`mutation { updateProfile(input: { fullName: "Ada Admin" }) { __typename } }`);
  const published = await draft(admin);
  await admin.get(PublishCourseDocument, { id: published.id });
  const another = await draft(instructor);
  await instructor.get(PublishCourseDocument, { id: another.id });
  const own = await draft(owner);
  return {
    course: published.id,
    courseProduct: published.productId,
    lesson: published.lessonId,
    draft: own.id,
    draftProduct: own.productId,
  };
}

async function draft(teacher: Shopper): Promise<{ id: string; productId: string; lessonId: string }> {
  const lesson = { title: "First", durationSeconds: 60, isPreview: false, mediaUrl: "/first.mp4", content: "# First" };
  const { createCourse } = await teacher.get(CreateCourseDocument, {
    input: {
      title: "How to light a lamp",
      summary: "By and by.",
      price: { amount: "5.00", currency: "CAD" },
      sections: [{ title: "All of it", lessons: [lesson] }],
    },
  });
  if (createCourse?.__typename !== "Course") return fail(`no course: ${JSON.stringify(createCourse)}`);
  const { course } = await teacher.get(
    `query ($id: ID) { course(id: $id) { product { id } sections { lessons { id } } } }`,
    { id: createCourse.id },
  );
  return { id: createCourse.id, productId: course.product.id, lessonId: course.sections[0].lessons[0].id };
}

async function ownThings(
  shop: TestShop,
  owner: Shopper,
  admin: Shopper,
  { product = "", course = "", courseProduct = "", lesson = "" }: Partial<Record<GivenName, string>>,
): Promise<Partial<Record<GivenName, string>>> {
  await owner.get(`mutation { updateProfile(input: { username: "owner", fullName: "Olive Owner" }) { __typename } }`);
  const whole = { ...homeAddress, line2: "Back door", phone: "+1 555 0100" };
  const { saveAddress } = await owner.get(SaveAddressDocument, { input: { address: whole } });
  if (saveAddress?.__typename !== "Address") return fail("no address");
  const [method, spare] = [await addCard(owner), await addCard(owner)];
  await addToCart(owner, product, 3);
  await addToCart(owner, courseProduct);
  const order = await checkOut(owner, { shippingAddress: whole });
  if (order.__typename !== "Order") return fail(`no order: ${JSON.stringify(order)}`);
  const lost = await eventually(async () => {
    const asked = `query ($id: ID) { order(id: $id) { shipments { trackingNumber } } notifications { totalCount } myCourses { id } }`;
    const { order: now, notifications, myCourses } = await owner.get(asked, { id: order.id });
    const [first] = now.shipments;
    if (!first || notifications.totalCount === 0 || myCourses.length === 0) return fail("not all has come yet");
    return first.trackingNumber as string;
  });
  await owner.get(CompleteLessonDocument, { lessonId: lesson });
  await addLesson(admin, course, lesson);
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
  const { cart } = await owner.get(`{ cart { id } }`);
  return {
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

/** Adds a lesson to a completed course, so that the course has a next lesson. */
async function addLesson(admin: Shopper, courseId: string, lesson: string): Promise<void> {
  const lessons = [{ id: lesson, title: "First" }, { title: "Second" }];
  const input = { courseId, expectedVersion: 1, sections: [{ title: "All of it", lessons }] };
  const { saveCurriculum } = await admin.get(
    `mutation ($input: SaveCurriculumInput!) { saveCurriculum(input: $input) { __typename } }`,
    { input },
  );
  if (saveCurriculum.__typename !== "Course") fail("no second lesson");
}

/** Another session of the owner. */
async function otherSession(owner: Shopper): Promise<string> {
  const { me } = await owner.get(`{ me { sessions { id isCurrent } } }`);
  const other = me.sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
  return other?.id ?? fail("the owner has but one session");
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
  const asked = `mutation ($id: ID!, $productId: ID!) {
    refundOrder(id: $id, lines: [{ productId: $productId, quantity: 1 }], reason: "It is too bright.") { __typename }
  }`;
  const { refundOrder } = await admin.get(asked, { id, productId });
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

/** A message about the order that failed permanently and makes the order stuck. */
async function giveUpDelivery(shop: TestShop, orderId: string): Promise<string> {
  await shop.rows(
    "orders",
    `with added as (
       select (graphile_worker.add_job('findPayment', json_build_object('data', $1::json), run_at := now() + interval '1 day')).id
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
    [JSON.stringify({ orderId })],
  );
  const [job] = await shop.rows<{ id: string }>(
    "orders",
    `update graphile_worker._private_jobs set last_error = 'no answer' where attempts = 25 returning id::text`,
  );
  return `orders:${job?.id}`;
}

/** A mail to the owner about the order that no mail server accepted. */
async function giveUpMail(shop: TestShop, { id, email }: Shopper, orderId = ""): Promise<string> {
  const [mail] = await shop.rows<{ id: string }>(
    "notifications",
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, error, attempts, created_at, order_id)
     values (gen_random_uuid(), 'given up', 'ORDER_CANCELLED', $1, $2, 'Order ORD-1 is cancelled', '{"orderNumber": "ORD-1"}',
       'FAILED', 'no answer', 10, now(), $3) returning id`,
    [id, email, orderId],
  );
  return mail?.id ?? fail("no mail");
}

/** Creates a key with all scopes. */
async function addApiKey(shop: TestShop, { id }: Shopper): Promise<string> {
  const [key] = await shop.rows<{ id: string }>(
    "accounts",
    `insert into api_keys (id, user_id, name, scopes, secret_hash, created_at, expires_at, last_used_at, revoked_at)
     values (gen_random_uuid(), $1, 'a machine', '{catalog:read}', sha256('x'), now(), now() + interval '1 day', now(), null),
       (gen_random_uuid(), $1, 'an old machine', '{catalog:read}', sha256('y'), now(), null, null, now())
     returning id`,
    [id],
  );
  return key?.id ?? fail("no API key");
}

async function linkIdentity(shop: TestShop, { id, email }: Shopper): Promise<string> {
  const [identity] = await shop.rows<{ id: string }>(
    "accounts",
    `insert into identities (id, user_id, provider, issuer, subject, email, linked_at, last_used_at)
     values (gen_random_uuid(), $1, 'example', 'http://127.0.0.1:1', 'x', $2, now(), now()) returning id`,
    [id, email],
  );
  return identity?.id ?? fail("no identity");
}

/** Writes an audit entry as if an API key had acted for an admin. */
async function auditByApiKey(shop: TestShop): Promise<void> {
  await shop.rows(
    "accounts",
    `insert into audit_log (id, at, service, act, actor_id, actor_username, actor_role, api_key_id, target_type, target_id,
       before, after, client_address, user_agent, correlation_id)
     values (gen_random_uuid(), now(), 'orders', 'orders.refundOrder', gen_random_uuid(), 'machine', 'ADMIN', gen_random_uuid(),
       'Order', 'x', '{"a": 1}', '{"a": 2}', '127.0.0.1', 'test', 'x')`,
  );
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
