import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buy } from "../test-kit/data/buying.js";
import { eventually } from "../test-kit/clients/eventually.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { accountsActions } from "./admin-actions/accounts-actions.js";
import { money } from "./admin-actions/admin-action.js";
import { AuditLogFixtures, type AdminActions } from "./admin-actions/audit-log-fixtures.js";
import { catalogActions } from "./admin-actions/catalog-actions.js";
import { coursesActions } from "./admin-actions/courses-actions.js";
import { mediaActions } from "./admin-actions/media-actions.js";
import { ordersActions } from "./admin-actions/orders-actions.js";
import { reviewsActions } from "./admin-actions/reviews-actions.js";
import { webhookActions } from "./admin-actions/webhook-actions.js";

/** Every mutation that requires the role ADMIN, with an example action. */
const actions: AdminActions = {
  ...accountsActions,
  ...catalogActions,
  ...ordersActions,
  ...coursesActions,
  ...reviewsActions,
  ...mediaActions,
  ...webhookActions,
};

/** Mutations that require the role ADMIN and write no entry, with the reason. */
const exempt: Readonly<Record<string, string>> = {
  sendTestMail: "it changes no data, and sends the mail to the caller",
};

/** Mutations that the domain guards instead of a decorator, because others may call them for their own objects. */
const sharedWithOthers = [
  "cancelOrder",
  "updateCourse",
  "saveCurriculum",
  "publishCourse",
  "archiveCourse",
  "restoreCourse",
  "discardCourseDraft",
  "markQuizAttempt",
  "deleteLessonPost",
  "announceToStudents",
  "deleteAnnouncement",
  "enrollStudents",
  "changeEnrollmentEnd",
  "revokeEnrollment",
  "deleteReview",
  "importPicture",
  "updateMediaFile",
  "replaceMediaFile",
  "saveCaptions",
  "deleteCaptions",
  "retryMediaFile",
  "deleteMediaFile",
];

let shop: TestShop;
let admin: Shopper;
let fixtures: AuditLogFixtures;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  fixtures = new AuditLogFixtures(shop, admin);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function entries(filter: object): Promise<any[]> {
  const { auditLog } = await admin.get(
    `query ($filter: AuditLogFilter) { auditLog(filter: $filter) { nodes {
      action service actorId actorUsername actorRole targetType targetId before after clientAddress userAgent correlationId } } }`,
    { filter },
  );
  return auditLog.nodes;
}

test("every mutation that requires the role ADMIN is in the table or in the list of exemptions", async () => {
  const permissions = Object.entries(await shop.mutationPermissions());
  const guarded = permissions.filter(([, roles]) => roles.includes("ADMIN")).map(([name]) => name);
  expect(guarded.length).toBeGreaterThan(10);
  expect(Object.keys({ ...actions, ...exempt }).sort()).toEqual([...new Set([...guarded, ...sharedWithOthers])].sort());
});

test.each(Object.entries(actions))("%s writes one audit entry", async (name, prepare) => {
  const { service, call, targetId: given, ...expected } = await prepare(fixtures);
  const headers = { "user-agent": "the office", "x-correlation-id": `action-${name}` };
  const answer = (await admin.with(headers).get(`mutation { ${call} }`))[name];
  const targetId = given ?? answer.endpoint?.id ?? answer.id ?? answer.apiKey.id;
  const action = `${service}.${name}`;
  const found = await eventually(async () => {
    const nodes = await entries({ action, targetId });
    expect(nodes).toHaveLength(1);
    return nodes;
  });
  const who = { actorId: admin.id, actorUsername: "admin", actorRole: "ADMIN" };
  const where = { clientAddress: "127.0.0.1", userAgent: "the office", correlationId: `action-${name}` };
  expect(found).toEqual([{ action, service, targetId, ...who, ...where, ...expected }]);
});

describe("no audit entry is written for", () => {
  const nobody = "00000000-0000-4000-8000-000000000000";

  test.each<[string, () => Promise<[Shopper, string]>]>([
    ["an object that does not exist", async () => [admin, `refundOrder(id: "${nobody}") { __typename }`]],
    [
      "an action that breaks a rule",
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
      "a forbidden action",
      async () => [await shop.signUp(), `setRole(userId: "${admin.id}", role: CUSTOMER) { __typename }`],
    ],
    [
      "a buyer who cancels the buyer's own order",
      async () => {
        const { id, buyer } = await fixtures.paidOrder();
        return [buyer, `cancelOrder(id: "${id}") { __typename }`];
      },
    ],
    [
      "an admin who cancels the admin's own order",
      async () => [admin, `cancelOrder(id: "${(await buy(admin, (await shop.product()).id)).id}") { __typename }`],
    ],
    [
      "an instructor who creates a course",
      async () => [
        await shop.instructor(),
        `createCourse(input: { title: "Own", price: ${money("5.00")} }) { __typename }`,
      ],
    ],
  ])("%s", async (_what, prepare) => {
    const [client, call] = await prepare();
    const correlationId = `none-${Math.random()}`;
    await client.with({ "x-correlation-id": correlationId }).execute(`mutation { ${call} }`);
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
  await eventually(async () => expect(await entries({ action: "catalog.deleteProduct", targetId })).toHaveLength(1));
});
