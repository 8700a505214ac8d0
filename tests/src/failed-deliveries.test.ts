import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import { eventually } from "./test-kit/eventually.js";
import { TestShop } from "./test-kit/test-shop.js";

const outboxes = ["orders", "accounts", "catalog", "courses", "inventory", "notifications", "payments", "shipping"];
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

/** A job that has run out of tries, and that would end at once: what it is about is not there. */
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

describe("deliveries that were given up", () => {
  test("are seen in one list, whoever was to make them", async () => {
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

  test("are asked of every subgraph that keeps jobs", () => {
    const folder = new URL("../../schema/subgraphs/", import.meta.url);
    const answering = readdirSync(folder).filter((file) =>
      readFileSync(new URL(file, folder), "utf8").includes("failedJobs:"),
    );
    expect(answering.map((file) => file.replace(".graphql", ""))).toEqual([...outboxes].sort());
    const keeping = readdirSync(new URL("../../subgraphs/", import.meta.url)).filter((name) =>
      readFileSync(new URL(`../../subgraphs/${name}/src/app.ts`, import.meta.url), "utf8").includes("JobRunner.start"),
    );
    expect(keeping).toEqual([...outboxes].sort());
  });

  test("of a service that is away are named as unknown, and the others are listed", async () => {
    await using _away = await shop.takeDown("payments");
    const { failedDeliveries, outboxes: reports } = await failed();
    expect(failedDeliveries).toHaveLength(outboxes.length - 1);
    const unknown = reports.filter(({ failedDeliveries: of }: { failedDeliveries: unknown }) => of === null);
    expect(unknown).toEqual([{ service: "payments", failedDeliveries: null }]);
    const answer = await (await shop.admin()).get(retry, { id: "payments:1" });
    expect(answer.retryDelivery).toEqual({ __typename: "ServiceUnavailable", service: "payments" });
  });

  test.each(["accounts", "inventory", "notifications", "orders", "payments"])(
    "of %s can be sent again",
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

  test("tell nothing of what was to be delivered", async () => {
    expect(JSON.stringify(await failed())).not.toContain("135790");
    expect(JSON.stringify(await failed())).not.toContain("secret.ts");
  });

  test("are told to services alone, one subgraph at a time", async () => {
    const { errors } = await shop.client.ask(`{ failedJobs { id } }`);
    expect(errors[0]?.message).toContain("Cannot query field");
  });
});
