import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphsWithJobs, type SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { eventually } from "../test-kit/clients/eventually.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { walkConnection } from "../test-kit/clients/walk-connection.js";

const outboxes = ["orders", ...subgraphsWithJobs.filter((name) => name !== "orders").toSorted()];
const list = `{
  failedDeliveries { id service task orderId attempts lastError }
  outboxes { service failedDeliveries { id } }
}`;
const retry = `mutation ($id: ID!) { retryDelivery(id: $id) {
  __typename ... on FailedDelivery { id service } ... on ServiceUnavailable { service }
} }`;

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
  for (const service of outboxes) await giveUp(service as SubgraphName);
});

afterAll(async () => shop[Symbol.asyncDispose]());

/** Creates a job that has no attempts left, and that would end at once, because its object does not exist. */
async function giveUp(service: SubgraphName): Promise<void> {
  const [task, data] = harmless[service] ?? ["none", {}];
  await shop.rows(
    service,
    `with added as (
       select (graphile_worker.add_job($1, json_build_object('data', $2::json), run_at := now() + interval '1 day')).id
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
    [task, JSON.stringify(data)],
  );
  await shop.rows(
    service,
    `update graphile_worker._private_jobs set last_error = 'no answer' || chr(10) || 'at secret.ts' where attempts = 25`,
  );
}

const nobody = "00000000-0000-4000-8000-000000000000";
const harmless: Readonly<Partial<Record<SubgraphName, readonly [string, object]>>> = {
  orders: ["findPayment", { orderId: nobody }],
  accounts: ["forgetExpired", {}],
  catalog: ["unheardOf", { productId: nobody }],
  courses: ["unheardOf", { secret: "135790" }],
  inventory: ["releaseExpired", { orderId: nobody }],
  notifications: ["sendNotification", { id: nobody }],
  payments: ["tellOrders", { paymentId: nobody }],
  shipping: ["unheardOf", { orderId: nobody }],
};

async function failed(): Promise<any> {
  return (await shop.admin()).get(list);
}

const pageFields = `edges { cursor node { id service createdAt attempts } } pageInfo { hasNextPage endCursor } outboxes { service isSilent }`;
const pageOf = (args = ""): string =>
  `query ($first: Int, $after: String) { failedDeliveriesConnection(first: $first, after: $after${args}) { ${pageFields} } }`;

interface Delivery {
  readonly id: string;
  readonly service: string;
  readonly createdAt: string;
  readonly attempts: number;
}

describe("the pages of failed deliveries", () => {
  beforeAll(async () => {
    // in minutes that some of them share, with the same or different numbers of attempts
    for (const [index, service] of outboxes.entries())
      await shop.rows(
        service as SubgraphName,
        `update graphile_worker._private_jobs set created_at = timestamptz '2026-03-01' + $1::int * interval '1 minute',
           attempts = $2, max_attempts = $2 where attempts = 25`,
        [Math.floor(index / 3), index % 2 === 0 ? 25 : 10],
      );
  });

  afterAll(async () => {
    for (const service of outboxes)
      await shop.rows(
        service as SubgraphName,
        "update graphile_worker._private_jobs set attempts = 25, max_attempts = 25 where attempts = 10",
      );
  });

  const byTime = ({ createdAt: left }: Delivery, { createdAt: right }: Delivery): number =>
    Date.parse(left) - Date.parse(right);
  const byAttempts = (left: Delivery, right: Delivery): number => left.attempts - right.attempts || byTime(left, right);

  test.each<[string, (left: Delivery, right: Delivery) => number]>([
    ["OLDEST", byTime],
    ["NEWEST", (left, right) => byTime(right, left)],
    ["ATTEMPTS_ASC", byAttempts],
    ["ATTEMPTS_DESC", (left, right) => byAttempts(right, left)],
  ])("by %s contain each delivery once, in order, for every page size", async (sort, compare) => {
    const admin = await shop.admin();
    const whole: Delivery[] = await walkConnection(admin, pageOf(`, sort: ${sort}`), 100);
    expect(whole.map(({ service }) => service).sort()).toEqual([...outboxes].sort());
    expect(whole).toEqual([...whole].sort(compare));
    for (const first of [1, 3]) expect(await walkConnection(admin, pageOf(`, sort: ${sort}`), first)).toEqual(whole);
  });

  test("pages of one service contain only its deliveries", async () => {
    const own = await walkConnection(await shop.admin(), pageOf(`, service: "payments"`), 1);
    expect(own.map(({ service }) => service)).toEqual(["payments"]);
    expect(await walkConnection(await shop.admin(), pageOf(`, service: "nobody"`), 1)).toEqual([]);
  });

  test("begin with the entries of the list without pages", async () => {
    const whole = await walkConnection(await shop.admin(), pageOf(), 100);
    const { failedDeliveries } = await failed();
    expect(failedDeliveries.map(({ id }: { id: string }) => id)).toEqual(whole.map(({ id }) => id));
  });

  test("cost one statement per service and one for the session, for every page", async () => {
    const admin = await shop.admin();
    const first = await admin.execute(pageOf(), { first: 2 });
    const { endCursor } = first.data.failedDeliveriesConnection.pageInfo;
    const next = await admin.execute(pageOf(), { first: 2, after: endCursor });
    const whole = await admin.execute(pageOf(), { first: 100 });
    const statements = outboxes.length + 1;
    expect([first, next, whole].map(({ work }) => work.sql)).toEqual([statements, statements, statements]);
  });

  test("name the unavailable services and continue with the others", async () => {
    await using _outage = await shop.takeDown("payments");
    const admin = await shop.admin();
    const collected = await walkConnection(admin, pageOf(), 2);
    expect(collected.map(({ service }: Delivery) => service).sort()).toEqual(
      outboxes.filter((name) => name !== "payments").sort(),
    );
    const { failedDeliveriesConnection } = await admin.get(pageOf());
    expect(failedDeliveriesConnection.outboxes).toEqual(
      outboxes.map((service) => ({ service, isSilent: service === "payments" })),
    );
    const { failedDeliveriesConnection: ofOrders } = await admin.get(pageOf(`, service: "orders"`));
    expect(ofOrders.outboxes.filter(({ isSilent }: { isSilent: boolean }) => isSilent)).toEqual([]);
  });

  const cursorOf = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");
  test.each([
    ["too long", { first: 101 }],
    ["too short", { first: 0 }],
    ["behind no cursor", { after: "here" }],
    ["behind a cursor of another sort", { after: cursorOf("NEWEST", "2026-03-01T00:00:00.000Z", "orders", "1") }],
    ["behind a cursor that somebody made up", { after: cursorOf("OLDEST", "yesterday", "orders", "1") }],
  ])("that are %s are refused", async (_what, variables) => {
    const { errors, data } = await (await shop.admin()).execute(pageOf(), variables);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    expect(data?.failedDeliveriesConnection ?? null).toBeNull();
  });
});

describe("failed deliveries", () => {
  test("the failed deliveries of all services are in one list", async () => {
    const { failedDeliveries, outboxes: reports } = await failed();
    expect(failedDeliveries.map(({ service }: { service: string }) => service).sort()).toEqual([...outboxes].sort());
    expect(reports.map(({ service }: { service: string }) => service)).toEqual(outboxes);
    expect(failedDeliveries.find(({ service }: { service: string }) => service === "inventory")).toEqual({
      id: expect.stringMatching(/^inventory:\d+$/),
      service: "inventory",
      task: "releaseExpired",
      orderId: nobody,
      attempts: 25,
      lastError: "no answer",
    });
  });

  test("are fetched from every subgraph that has jobs", () => {
    const folder = new URL("../../../schema/subgraphs/", import.meta.url);
    const answering = readdirSync(folder).filter((file) =>
      readFileSync(new URL(file, folder), "utf8").includes("failedJobs("),
    );
    expect(answering.map((file) => file.replace(".graphql", ""))).toEqual([...outboxes].sort());
    const keeping = readdirSync(new URL("../../../subgraphs/", import.meta.url)).filter((name) =>
      readFileSync(new URL(`../../../subgraphs/${name}/src/app.ts`, import.meta.url), "utf8").includes("startJobs("),
    );
    expect(keeping).toEqual([...outboxes].sort());
  });

  test("the failed deliveries of an unavailable service are reported as unknown, and the others are listed", async () => {
    await using _outage = await shop.takeDown("payments");
    const { failedDeliveries, outboxes: reports } = await failed();
    expect(failedDeliveries).toHaveLength(outboxes.length - 1);
    const unknown = reports.filter(({ failedDeliveries: of }: { failedDeliveries: unknown }) => of === null);
    expect(unknown).toEqual([{ service: "payments", failedDeliveries: null }]);
    const answer = await (await shop.admin()).get(retry, { id: "payments:1" });
    expect(answer.retryDelivery).toEqual({ __typename: "ServiceUnavailable", service: "payments" });
  });

  test.each(["accounts", "inventory", "notifications", "orders", "payments"])(
    "a failed delivery of %s can be sent again",
    async (service) => {
      const { id } = (await failed()).failedDeliveries.find(
        (delivery: { service: string }) => delivery.service === service,
      );
      const admin = await shop.admin();
      expect((await admin.get(retry, { id })).retryDelivery).toEqual({ __typename: "FailedDelivery", id, service });
      await eventually(async () => {
        const left = await shop.rows(service as SubgraphName, `select 1 from graphile_worker.jobs where id = $1`, [
          id.split(":")[1],
        ]);
        expect(left).toEqual([]);
      });
      expect((await admin.get(retry, { id })).retryDelivery.__typename).toBe("NotFound");
    },
  );

  test("do not show the content of the delivery", async () => {
    expect(JSON.stringify(await failed())).not.toContain("135790");
    expect(JSON.stringify(await failed())).not.toContain("secret.ts");
  });

  test("are shown only to services, for one subgraph at a time", async () => {
    const { errors } = await shop.client.execute(`{ failedJobs { id } }`);
    expect(errors[0]?.message).toContain("Cannot query field");
  });
});
