import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

/** An admin action with the expected contents of its audit entry. */
interface Act {
  readonly service: string;
  readonly call: string;
  readonly targetType: string;
  readonly before: unknown;
  readonly after: unknown;
  /** The id in the entry. By default it is the id in the mutation's answer, or the one that `call` names. */
  readonly targetId?: string;
}

const money = (amount: string): string => `{ amount: "${amount}", currency: "CAD" }`;

/** Every mutation that requires the role ADMIN, by its name, with an example action. */
const acts: Readonly<Record<string, () => Promise<Act>>> = {
  setRole: async () => {
    const { id } = await shop.signUp();
    return {
      service: "accounts",
      call: `setRole(userId: "${id}", role: INSTRUCTOR) { ... on User { id } }`,
      targetType: "User",
      before: { role: "CUSTOMER" },
      after: { role: "INSTRUCTOR" },
    };
  },
  deactivateUser: async () => {
    const { id } = await shop.signUp();
    return {
      service: "accounts",
      call: `deactivateUser(id: "${id}", reason: "spam") { ... on User { id } }`,
      targetType: "User",
      before: { isActive: true, reason: null },
      after: { isActive: false, reason: "spam" },
    };
  },
  reactivateUser: async () => {
    const { id } = await shop.signUp();
    await admin.get(`mutation { deactivateUser(id: "${id}", reason: "spam") { __typename } }`);
    return {
      service: "accounts",
      call: `reactivateUser(id: "${id}") { ... on User { id } }`,
      targetType: "User",
      before: { isActive: false },
      after: { isActive: true },
    };
  },
  approveInstructorRequest: async () => {
    const { id, targetId } = await anInstructorRequest();
    return {
      service: "accounts",
      call: `approveInstructorRequest(id: "${id}") { __typename }`,
      targetType: "User",
      targetId,
      before: { role: "CUSTOMER", instructorRequest: { id, state: "OPEN" } },
      after: { role: "INSTRUCTOR", instructorRequest: { id, state: "APPROVED" } },
    };
  },
  rejectInstructorRequest: async () => {
    const { id, targetId } = await anInstructorRequest();
    return {
      service: "accounts",
      call: `rejectInstructorRequest(id: "${id}", reason: "too little") { __typename }`,
      targetType: "User",
      targetId,
      before: { instructorRequest: { id, state: "OPEN" }, reason: null },
      after: { instructorRequest: { id, state: "REJECTED" }, reason: "too little" },
    };
  },
  createApiKey: async () => ({
    service: "accounts",
    call: `createApiKey(input: { name: "the till", scopes: ["orders:read"] }) { ... on ApiKeyCreated { apiKey { id } } }`,
    targetType: "ApiKey",
    before: null,
    after: expect.objectContaining({ name: "the till", scopes: ["orders:read"] }),
  }),
  revokeApiKey: async () => {
    const made = `createApiKey(input: { name: "the till", scopes: ["orders:read"] }) { ... on ApiKeyCreated { apiKey { id } } }`;
    const { createApiKey } = await admin.get(`mutation { ${made} }`);
    return {
      service: "accounts",
      call: `revokeApiKey(id: "${createApiKey.apiKey.id}") { ... on ApiKey { id } }`,
      targetType: "ApiKey",
      before: { revoked: false },
      after: { revoked: true },
    };
  },
  resetSecondFactor: async () => {
    const { id } = await shop.signUp();
    await shop.rows(
      "accounts",
      `insert into second_factors (user_id, sealed_secret, created_at, confirmed_at) values ($1, 'x', now(), now())`,
      [id],
    );
    return {
      service: "accounts",
      call: `resetSecondFactor(userId: "${id}", reason: "lost phone") { ... on User { id } }`,
      targetType: "User",
      before: { twoFactorEnabled: true, reason: null },
      after: { twoFactorEnabled: false, reason: "lost phone" },
    };
  },
  unlockUser: async () => {
    const { id, email } = await shop.signUp();
    const wrong = `mutation { login(input: { email: "${email}", password: "a wrong password" }) { __typename } }`;
    for (let count = 0; count < 10; count += 1) await shop.client.get(wrong);
    return {
      service: "accounts",
      call: `unlockUser(id: "${id}") { ... on User { id } }`,
      targetType: "User",
      before: { lockedUntil: expect.stringMatching(/^\d{4}-/) },
      after: { lockedUntil: null },
    };
  },
  createProduct: async () => ({
    service: "catalog",
    call: `createProduct(input: { sku: "NEW-1", name: "Lamp", price: ${money("49.90")}, initialStock: 3 }) { ... on Product { id } }`,
    targetType: "Product",
    before: null,
    after: expect.objectContaining({ sku: "NEW-1", price: { amount: "49.90", currency: "CAD" } }),
  }),
  updateProduct: async () => {
    const { id } = await shop.product({ price: "10.00" });
    return {
      service: "catalog",
      call: `updateProduct(input: { id: "${id}", price: ${money("12.00")}, tags: ["new"] }) { ... on Product { id } }`,
      targetType: "Product",
      before: { price: { amount: "10.00", currency: "CAD" }, tags: [] },
      after: { price: { amount: "12.00", currency: "CAD" }, tags: ["new"] },
    };
  },
  addProductImage: async () => {
    const { id } = await shop.product();
    return {
      service: "catalog",
      call: `addProductImage(input: { productId: "${id}", url: "https://img.example/1.png" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [] },
      after: { images: [{ url: "https://img.example/1.png", alt: null }] },
    };
  },
  removeProductImage: async () => {
    const { id, images } = await aPicturedProduct();
    return {
      service: "catalog",
      call: `removeProductImage(input: { productId: "${id}", imageId: "${images[0]}" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [picture("2")] },
    };
  },
  reorderProductImages: async () => {
    const { id, images } = await aPicturedProduct();
    const imageIds = `["${images[1]}", "${images[0]}"]`;
    return {
      service: "catalog",
      call: `reorderProductImages(input: { productId: "${id}", imageIds: ${imageIds} }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [picture("2"), picture("1")] },
    };
  },
  updateProductImage: async () => {
    const { images } = await aPicturedProduct();
    return {
      service: "catalog",
      call: `updateProductImage(input: { imageId: "${images[0]}", alt: "A lamp" }) { ... on Product { id } }`,
      targetType: "Product",
      before: { images: [picture("1"), picture("2")] },
      after: { images: [{ ...picture("1"), alt: "A lamp" }, picture("2")] },
    };
  },
  updateProducts: async () => {
    const { id: targetId } = await shop.product();
    return {
      service: "catalog",
      call: `updateProducts(input: { ids: ["${targetId}"], isActive: false, addTags: ["sale"] }) { missing }`,
      targetType: "Product",
      targetId,
      before: { isActive: true, tags: [] },
      after: { isActive: false, tags: ["sale"] },
    };
  },
  deleteProduct: async () => {
    const { id: targetId, sku } = await shop.product();
    return {
      service: "catalog",
      call: `deleteProduct(id: "${targetId}") { __typename }`,
      targetType: "Product",
      targetId,
      before: expect.objectContaining({ sku }),
      after: null,
    };
  },
  createCategory: async () => ({
    service: "catalog",
    call: `createCategory(input: { name: "Lamps" }) { ... on Category { id } }`,
    targetType: "Category",
    before: null,
    after: { name: "Lamps", slug: "lamps", description: null },
  }),
  importProducts: async () => {
    const { id: targetId, sku } = await shop.product({ price: "10.00", stock: 5 });
    return {
      service: "catalog",
      call: `importProducts(input: { rows: [{ line: 2, sku: "${sku}", price: "12.00", stock: "7" }] }) { rows { outcome } }`,
      targetType: "Product",
      targetId,
      before: { price: { amount: "10.00", currency: "CAD" }, stock: 5 },
      after: { price: { amount: "12.00", currency: "CAD" }, stock: 7 },
    };
  },
  updateCategory: async () => {
    const { createCategory } = await admin.get(
      `mutation { createCategory(input: { name: "Rugs" }) { ... on Category { id } } }`,
    );
    return {
      service: "catalog",
      call: `updateCategory(input: { id: "${createCategory.id}", name: "Carpets" }) { ... on Category { id } }`,
      targetType: "Category",
      before: { name: "Rugs" },
      after: { name: "Carpets" },
    };
  },
  deleteCategory: async () => {
    const { createCategory } = await admin.get(
      `mutation { createCategory(input: { name: "Vases" }) { ... on Category { id } } }`,
    );
    await shop.product({ categories: ["vases"] });
    return {
      service: "catalog",
      call: `deleteCategory(id: "${createCategory.id}") { ... on DeletedCategory { id } }`,
      targetType: "Category",
      before: { name: "Vases", slug: "vases", description: null, products: 1 },
      after: null,
    };
  },
  adjustStock: async () => {
    const { id } = await shop.product({ stock: 5 });
    return {
      service: "inventory",
      call: `adjustStock(input: { productId: "${id}", delta: -2, reason: "broken" }) { __typename }`,
      targetType: "Product",
      targetId: id,
      before: { onHand: 5, delta: null, reason: null },
      after: { onHand: 3, delta: -2, reason: "broken" },
    };
  },
  setStock: async () => {
    const { id } = await shop.product({ stock: 5 });
    return {
      service: "inventory",
      call: `setStock(input: { productId: "${id}", onHand: 12, reason: "a count" }) { __typename }`,
      targetType: "Product",
      targetId: id,
      before: { onHand: 5, delta: null, reason: null },
      after: { onHand: 12, delta: 7, reason: "a count" },
    };
  },
  refundOrder: async () => {
    const { id, productId } = await aPaidOrder();
    const line = `{ productId: "${productId}", quantity: 1 }`;
    return {
      service: "orders",
      call: `refundOrder(id: "${id}", lines: [${line}], reason: "scratched") { ... on Order { id } }`,
      targetType: "Order",
      before: { refund: null },
      after: { refund: expect.objectContaining({ reason: "scratched", lines: [{ productId, quantity: 1 }] }) },
    };
  },
  addOrderNote: async () => {
    const { id } = await aPaidOrder();
    return {
      service: "orders",
      call: `addOrderNote(input: { orderId: "${id}", text: "Called." }) { ... on Order { id } }`,
      targetType: "Order",
      before: { note: null },
      // the id of the note, not its text
      after: { note: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    };
  },
  advanceOrder: async () => {
    const { id } = await aPaidOrder();
    await shop.rows("orders", `update orders set status = 'PROCESSING' where id = $1`, [id]);
    return {
      service: "orders",
      call: `advanceOrder(id: "${id}", to: COMPLETED) { ... on Order { id } }`,
      targetType: "Order",
      before: { status: "PROCESSING" },
      after: { status: "COMPLETED" },
    };
  },
  cancelOrder: async () => {
    const { id } = await aPaidOrder();
    return {
      service: "orders",
      call: `cancelOrder(id: "${id}") { ... on Order { id } }`,
      targetType: "Order",
      before: { status: expect.stringMatching(/PAID|PROCESSING/) },
      after: { status: "CANCELLED" },
    };
  },
  repairOrder: async () => {
    const { id } = await aPaidOrder();
    return {
      service: "orders",
      call: `repairOrder(id: "${id}") { ... on Order { id } }`,
      targetType: "Order",
      before: null,
      after: { status: expect.any(String), openRefunds: [] },
    };
  },
  retryDelivery: async () => {
    const targetId = `orders:${await aFailedJob()}`;
    return {
      service: "orders",
      call: `retryDelivery(id: "${targetId}") { __typename }`,
      targetType: "FailedDelivery",
      targetId,
      before: { attempts: 25 },
      after: { attempts: 0 },
    };
  },
  resendNotification: async () => {
    const [mail] = await shop.rows<{ id: string }>(
      "notifications",
      `insert into notifications (id, event_id, kind, recipient, subject, data, status, error, attempts, created_at)
       values (gen_random_uuid(), 'given up', 'ORDER_CANCELLED', 'june@example.com', 'Order ORD-1 is cancelled',
         '{"orderNumber": "ORD-1"}', 'FAILED', 'no answer', 10, now()) returning id`,
    );
    return {
      service: "notifications",
      call: `resendNotification(id: "${mail?.id}") { ... on Notification { id } }`,
      targetType: "Notification",
      before: { status: "FAILED" },
      after: { status: "QUEUED" },
    };
  },
  addShipment: async () => {
    const { orderId, productId, trackingNumber } = await aParcel();
    await admin.get(
      `mutation { withdrawShipment(trackingNumber: "${trackingNumber}", reason: "torn") { __typename } }`,
    );
    return {
      service: "shipping",
      call: `addShipment(input: { orderId: "${orderId}", idempotencyKey: "again" }) { ... on Shipment { id } }`,
      targetType: "Shipment",
      before: null,
      after: expect.objectContaining({ orderId, lines: [expect.objectContaining({ productId })] }),
    };
  },
  changeShipment: async () => {
    const { id: targetId, trackingNumber } = await aParcel();
    return {
      service: "shipping",
      call: `changeShipment(input: { trackingNumber: "${trackingNumber}", carrierTrackingNumber: "CP 1" }) { __typename }`,
      targetType: "Shipment",
      targetId,
      before: expect.objectContaining({ carrierTrackingNumber: null }),
      after: expect.objectContaining({ carrierTrackingNumber: "CP 1" }),
    };
  },
  withdrawShipment: async () => {
    const { id: targetId, trackingNumber } = await aParcel();
    return {
      service: "shipping",
      call: `withdrawShipment(trackingNumber: "${trackingNumber}", reason: "torn") { __typename }`,
      targetType: "Shipment",
      targetId,
      before: { isCancelled: false, reason: null },
      after: { isCancelled: true, reason: "torn" },
    };
  },
  sendNotification: async () => {
    const { id: userId } = await shop.signUp();
    const input = `{ userId: "${userId}", subject: "Hello", body: "A word.", idempotencyKey: "${userId}" }`;
    return {
      service: "notifications",
      call: `sendNotification(input: ${input}) { ... on Notification { id } }`,
      targetType: "Notification",
      before: null,
      after: { kind: "MESSAGE", subject: "Hello", userId, orderId: null },
    };
  },
  updateShipment: async () => {
    const shipment = await aParcel();
    return {
      service: "shipping",
      call: `updateShipment(input: { trackingNumber: "${shipment.trackingNumber}", status: IN_TRANSIT, detail: "left" }) { __typename }`,
      targetType: "Shipment",
      targetId: shipment.id,
      before: { status: "PENDING", detail: null },
      after: { status: "IN_TRANSIT", detail: "left" },
    };
  },
  createCourse: async () => ({
    service: "courses",
    call: `createCourse(input: { title: "Weaving", price: ${money("5.00")} }) { ... on Course { id } }`,
    targetType: "Course",
    before: null,
    after: expect.objectContaining({ title: "Weaving" }),
  }),
  updateCourse: async () => {
    const id = await aCourseOfTheirs();
    return {
      service: "courses",
      call: `updateCourse(input: { id: "${id}", title: "Ours", price: ${money("7.00")} }) { ... on Course { id } }`,
      targetType: "Course",
      before: { title: "Theirs", price: null },
      after: { title: "Ours", price: { amount: "7.00", currency: "CAD" } },
    };
  },
  saveCurriculum: async () => {
    const targetId = await aCourseOfTheirs();
    const sections = `[{ title: "New", lessons: [{ title: "First" }, { title: "Second" }] }]`;
    return {
      service: "courses",
      call: `saveCurriculum(input: { courseId: "${targetId}", expectedVersion: 1, sections: ${sections} }) { __typename }`,
      targetType: "Course",
      targetId,
      before: { sections: ["All: One"] },
      after: { sections: ["New: First, Second"] },
    };
  },
  archiveCourse: async () => {
    const id = await aCourseOfTheirs();
    return {
      service: "courses",
      call: `archiveCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "DRAFT" },
      after: { status: "ARCHIVED" },
    };
  },
  restoreCourse: async () => {
    const id = await aCourseOfTheirs();
    await admin.get(`mutation { archiveCourse(id: "${id}") { __typename } }`);
    return {
      service: "courses",
      call: `restoreCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "ARCHIVED" },
      after: { status: "DRAFT" },
    };
  },
  publishCourse: async () => {
    const id = await aCourseOfTheirs();
    return {
      service: "courses",
      call: `publishCourse(id: "${id}") { ... on Course { id } }`,
      targetType: "Course",
      before: { status: "DRAFT" },
      after: { status: "PUBLISHED" },
    };
  },
};

/** Mutations that require the role ADMIN and write no entry, with the reason. */
const exempt: Readonly<Record<string, string>> = {
  sendTestMail: "it changes nothing of the shop, and goes to whoever asks for it",
};

/** Mutations that the domain guards instead of a decorator, because others may call them for their own objects. */
const sharedWithOthers = [
  "cancelOrder",
  "updateCourse",
  "saveCurriculum",
  "publishCourse",
  "archiveCourse",
  "restoreCourse",
];

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const picture = (name: string) => ({ url: `https://img.example/${name}.png`, alt: null });

async function aPicturedProduct(): Promise<{ id: string; images: string[] }> {
  const { id } = await shop.product();
  const add = (name: string): string =>
    `addProductImage(input: { productId: "${id}", url: "${picture(name).url}" }) { ... on Product { images { id } } }`;
  const { second } = await admin.get(`mutation { first: ${add("1")} second: ${add("2")} }`);
  return { id, images: second.images.map((image: { id: string }) => image.id) };
}

async function aPaidOrder(): Promise<{ id: string; productId: string; buyer: Shopper }> {
  const [buyer, product] = await Promise.all([shop.signUp(), shop.product()]);
  const { id } = await buy(buyer, product.id);
  return { id, productId: product.id, buyer };
}

/** The parcel of a paid order that has not been sent yet. */
async function aParcel(): Promise<Record<"id" | "trackingNumber" | "orderId" | "productId", string>> {
  const { id: orderId, productId, buyer } = await aPaidOrder();
  const query = `query ($id: ID) { order(id: $id) { shipments { id trackingNumber } } }`;
  const parcel = await eventually(async () => {
    const [made] = (await buyer.get(query, { id: orderId })).order.shipments;
    expect(made).toBeDefined();
    return made;
  });
  return { ...parcel, orderId, productId };
}

/** An instructor's draft course with a lesson. */
async function aCourseOfTheirs(): Promise<string> {
  const sections = `[{ title: "All", lessons: [{ title: "One" }] }]`;
  const create = `mutation { createCourse(input: { title: "Theirs", price: ${money("5.00")}, sections: ${sections} }) { ... on Course { id } } }`;
  return (await (await shop.instructor()).get(create)).createCourse.id;
}

async function anInstructorRequest(): Promise<{ id: string; targetId: string }> {
  const asker = await shop.signUp();
  const input = `{ motivation: "Twenty years of weaving, and nobody to tell." }`;
  const asked = `mutation { requestInstructorRole(input: ${input}) { ... on InstructorRequest { id } } }`;
  return { id: (await asker.get(asked)).requestInstructorRole.id, targetId: asker.id };
}

async function aFailedJob(): Promise<string> {
  const [job] = await shop.rows<{ id: string }>(
    "orders",
    `with added as (select (graphile_worker.add_job('resumeRefunds', '{"data": {}}', run_at := now() + interval '1 day')).id)
     select (graphile_worker.reschedule_jobs(array[id], attempts := 25)).id::text from added`,
  );
  return job?.id ?? "";
}

async function entries(filter: object): Promise<any[]> {
  const { auditLog } = await admin.get(
    `query ($filter: AuditLogFilter) { auditLog(filter: $filter) { nodes {
      act service actorId actorUsername actorRole targetType targetId before after clientAddress userAgent correlationId } } }`,
    { filter },
  );
  return auditLog.nodes;
}

test("every mutation that requires the role ADMIN is in the table or in the list of exemptions", async () => {
  const permissions = Object.entries(await shop.mutationPermissions());
  const guarded = permissions.filter(([, roles]) => roles.includes("ADMIN")).map(([name]) => name);
  expect(guarded.length).toBeGreaterThan(10);
  expect(Object.keys({ ...acts, ...exempt }).sort()).toEqual([...new Set([...guarded, ...sharedWithOthers])].sort());
});

test.each(Object.entries(acts))("%s is in the log, once", async (name, prepare) => {
  const { service, call, targetId: given, ...expected } = await prepare();
  const headers = { "user-agent": "the office", "x-correlation-id": `act-${name}` };
  const answer = (await admin.with(headers).get(`mutation { ${call} }`))[name];
  const targetId = given ?? answer.id ?? answer.apiKey.id;
  const act = `${service}.${name}`;
  const found = await eventually(async () => {
    const nodes = await entries({ act, targetId });
    expect(nodes).toHaveLength(1);
    return nodes;
  });
  const who = { actorId: admin.id, actorUsername: "admin", actorRole: "ADMIN" };
  const where = { clientAddress: "127.0.0.1", userAgent: "the office", correlationId: `act-${name}` };
  expect(found).toEqual([{ act, service, targetId, ...who, ...where, ...expected }]);
});

describe("no audit entry is written for", () => {
  const nobody = "00000000-0000-4000-8000-000000000000";

  test.each<[string, () => Promise<[Shopper, string]>]>([
    ["what is not there", async () => [admin, `refundOrder(id: "${nobody}") { __typename }`]],
    [
      "what breaks a rule",
      async () => [
        admin,
        `adjustStock(input: { productId: "${(await shop.product()).id}", delta: 0, reason: "" }) { __typename }`,
      ],
    ],
    [
      "a conflict",
      async () => [
        admin,
        `createProduct(input: { sku: "${(await shop.product()).sku}", name: "X", price: ${money("1.00")} }) { __typename }`,
      ],
    ],
    [
      "what is forbidden",
      async () => [await shop.signUp(), `setRole(userId: "${admin.id}", role: CUSTOMER) { __typename }`],
    ],
    [
      "what buyers do with what is theirs",
      async () => {
        const { id, buyer } = await aPaidOrder();
        return [buyer, `cancelOrder(id: "${id}") { __typename }`];
      },
    ],
    [
      "what an admin buys and cancels",
      async () => [admin, `cancelOrder(id: "${(await buy(admin, (await shop.product()).id)).id}") { __typename }`],
    ],
    [
      "what instructors make",
      async () => [
        await shop.instructor(),
        `createCourse(input: { title: "Own", price: ${money("5.00")} }) { __typename }`,
      ],
    ],
  ])("%s", async (_what, prepare) => {
    const [client, call] = await prepare();
    const correlationId = `none-${Math.random()}`;
    await client.with({ "x-correlation-id": correlationId }).ask(`mutation { ${call} }`);
    const waiting = await Promise.all(
      (["orders", "catalog", "inventory", "courses", "accounts"] as const).map((service) =>
        shop.rows(
          service,
          `select from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
           where task.identifier = 'recordAudit' and job.payload ->> 'correlationId' = $1`,
          [correlationId],
        ),
      ),
    );
    expect(waiting.flat()).toEqual([]);
    expect(await shop.rows("accounts", `select from audit_log where correlation_id = $1`, [correlationId])).toEqual([]);
  });
});

test("an entry waits while accounts is unavailable and is written when it is back", async () => {
  const { id: targetId } = await shop.product();
  const down = await shop.takeDown("accounts");
  try {
    await admin.get(`mutation { deleteProduct(id: "${targetId}") { __typename } }`);
    await eventually(async () => {
      const waiting = await shop.rows(
        "catalog",
        `select last_error from graphile_worker._private_jobs where last_error is not null`,
      );
      expect(waiting).not.toEqual([]);
    });
  } finally {
    await down[Symbol.asyncDispose]();
  }
  await shop.rows("catalog", `update graphile_worker._private_jobs set run_at = now()`);
  await eventually(async () => expect(await entries({ act: "catalog.deleteProduct", targetId })).toHaveLength(1));
});
