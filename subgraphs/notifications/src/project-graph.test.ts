import { randomUUID } from "node:crypto";
import type { MailReport, MailReports } from "@souk/kernel/project/providers/mail-reports";
import type { OutgoingMail, SendOutcome } from "@souk/kernel/project/providers/mail-transport";
import { until } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { NotificationsHarness } from "./testing/notifications-harness.js";

const user = randomUUID();
const mails: OutgoingMail[] = [];
const attempts: number[] = [];
const reports: MailReports = {
  name: "test",
  settings: {},
  open:
    () =>
    async ({ body, headers }) =>
      headers["x-secret"] === "right" ? (JSON.parse(Buffer.from(body).toString()) as MailReport[]) : null,
};
let outcome: SendOutcome | undefined;
let harness: NotificationsHarness;

beforeAll(async () => {
  harness = await NotificationsHarness.start({
    runsSchedules: true,
    users: { [user]: { email: "june@example.com", fullName: null } },
    project: {
      mail: {
        reports,
        transport: {
          name: "test",
          settings: {},
          open: () => async (mail) => {
            mails.push(mail);
            return outcome ?? { kind: "accepted" };
          },
        },
      },
      jobs: [{ name: "tidy", cron: "0 4 * * *", run: async ({ attempt }) => void attempts.push(attempt) }],
    },
  });
});

afterAll(async () => harness[Symbol.asyncDispose]());

async function mailOf(): Promise<{ status: string }> {
  const notify = `mutation ($input: NotifyInput!) { notify(input: $input) }`;
  const input = { eventId: randomUUID(), userId: user, kind: "ORDER_CANCELLED", data: { orderNumber: "ORD-7" } };
  const sent = mails.length;
  await harness.execute(notify, { input }, { from: "orders" });
  await until(() => mails.length > sent);
  const as = { id: user, role: "CUSTOMER" } as const;
  const newest = async () => {
    const body = await harness.execute(`{ notifications(first: 1) { nodes { status } } }`, {}, { as });
    return body.data.notifications.nodes[0];
  };
  await until(async () => (await newest()).status !== "QUEUED");
  return newest();
}

test("the project's transport sends the mail", async () => {
  expect(await mailOf()).toEqual({ status: "SENT" });
  expect(mails.at(-1)).toMatchObject({ from: "Souk <shop@localhost>", recipient: "june@example.com", round: 0 });
});

test.each([
  [
    "a report of a delivery",
    "right",
    [{ outcome: "delivered" }],
    200,
    { status: "DELIVERED", deliveredAt: expect.any(String) },
  ],
  ["a wrong signature", "wrong", [{ outcome: "delivered" }], 401, { status: "SENT", deliveredAt: null }],
  [
    "a report without a reason",
    "right",
    [{ outcome: "bounced", reason: "" }],
    400,
    { status: "SENT", deliveredAt: null },
  ],
  ["no list", "right", "{", 400, { status: "SENT", deliveredAt: null }],
])("%s of the mail service", async (_case, secret, body, status, mail) => {
  await mailOf();
  const messageId = mails.at(-1)?.id;
  const text = typeof body === "string" ? body : JSON.stringify(body.map((report) => ({ messageId, ...report })));
  expect(await harness.postReport(text, { "x-secret": secret })).toBe(status);
  const as = { id: user, role: "CUSTOMER" } as const;
  const { data } = await harness.execute(`{ notifications(first: 1) { nodes { status deliveredAt } } }`, {}, { as });
  expect(data.notifications.nodes).toEqual([mail]);
});

test("a mail that the transport refuses has failed", async () => {
  outcome = { kind: "refused", reason: "no such mailbox" };
  expect(await mailOf()).toEqual({ status: "FAILED" });
});

test("a job of the project is scheduled and runs in the outbox", async () => {
  const { manager } = harness.database;
  const known = await manager.query(`select identifier from graphile_worker._private_known_crontabs`);
  expect(known).toContainEqual({ identifier: "project:tidy" });
  await manager.query(`select graphile_worker.add_job('project:tidy', '{}')`);
  await until(() => attempts.length > 0);
  expect(attempts).toEqual([1]);
});
