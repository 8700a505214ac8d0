import { expect, test } from "vitest";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

const sent = {
  id: "m",
  kind: "ORDER_CANCELLED",
  subject: "Order ORD-1 was cancelled",
  recipient: "june@shop.test",
  status: "SENT",
  timesSent: 1,
  resendState: "POSSIBLE",
};

const open = (mail: object, more: Answers = {}) =>
  openPage("/admin/notifications", { answers: { me: admin, notifications: { nodes: [mail] }, ...more } });

test("a failed mail is read, with what went wrong", async () => {
  const page = await open({ ...sent, status: "FAILED", lastError: "the mailbox is full", timesSent: 0 });
  await page.click(await page.findByRole("button", { name: sent.subject }));
  expect(await (await page.dialog()).findByText("the mailbox is full")).toBeTruthy();
});

test("a sent mail is sent again once however often the button is pressed, and the list shows how often", async () => {
  const mail = { ...sent };
  const page = await open(mail, {
    resendNotification: () => Object.assign(mail, { __typename: "Notification", timesSent: 2 }),
  });
  await page.click(await page.findByRole("button", { name: sent.subject }));
  await page.click(await page.findByRole("button", { name: `Resend: ${sent.subject}` }));
  const dialog = page.within(await page.findByRole("dialog", { name: `Resend “${sent.subject}”?` }));
  dialog.getByText(/Sent once\./);
  dialog.getByText(/It will be sent to june@shop.test/);
  await page.doubleClick(dialog.getByRole("button", { name: "Resend" }));
  await page.findByText(`“${sent.subject}” will be sent again.`);
  await page.shows("sent 2 times");
  expect(page.sent("AdminSendMailAgain")).toEqual([{ id: "m", idempotencyKey: expect.any(String) }]);
});

test.each([
  [
    "with a code says how to get a new one",
    { kind: "VERIFY_EMAIL", resendState: "HOLDS_SECRET" },
    "can request a new code",
  ],
  ["that has expired says so", { resendState: "FORGOTTEN" }, "is no longer stored"],
])("a mail %s and cannot be sent again", async (_what, mail, text) => {
  const page = await open({ ...sent, ...mail });
  await page.click(await page.findByRole("button", { name: sent.subject }));
  await page.shows(text);
  expect(page.queryByRole("button", { name: /^Resend/ })).toBeNull();
});
