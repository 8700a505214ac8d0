import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo } from "../../test-kit/clients/shopper.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { createFailedJob } from "./create-failed-job.js";

withBrowser("the admin's operations in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    await giveUpShipment();
    await letAMailFail();
    await sendMails();
    await requestInstructorRole();
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  async function giveUpShipment(): Promise<void> {
    await createFailedJob(storefront.shop);
    await storefront.shop.rows(
      "notifications",
      "update graphile_worker._private_jobs set last_error = 'no answer from the mail server' where attempts = 25",
      [],
    );
  }

  async function letAMailFail(): Promise<void> {
    await storefront.shop.rows(
      "notifications",
      `insert into notifications (id, event_id, kind, recipient, subject, data, status, error, attempts, created_at)
       values (gen_random_uuid(), 'failed:1', 'ORDER_CANCELLED', 'full@example.com', 'Your order ORD-1 was cancelled',
         '{"orderNumber": "ORD-1"}', 'FAILED', 'the mailbox is full', 10, now())`,
      [],
    );
  }

  /** Adds mails that were sent: the second one contained a code, and the third one has expired. */
  async function sendMails(): Promise<void> {
    await storefront.shop.rows(
      "notifications",
      `insert into notifications (id, event_id, kind, recipient, subject, data, status, attempts, times_sent, created_at, sent_at,
         holds_secret)
       values (gen_random_uuid(), 'sent:1', 'ORDER_CANCELLED', 'sent@example.com', 'Order ORD-201 was cancelled',
           '{"orderNumber": "ORD-201"}', 'SENT', 1, 1, now(), now(), false),
         (gen_random_uuid(), 'sent:2', 'VERIFY_EMAIL', 'sent@example.com', 'Confirm your email address', null, 'SENT', 1, 1, now(),
           now(), true),
         (gen_random_uuid(), 'sent:3', 'ORDER_CANCELLED', 'sent@example.com', 'Order ORD-202 was cancelled', null, 'SENT', 1, 1,
           now(), now(), false)`,
      [],
    );
  }

  async function requestInstructorRole(): Promise<void> {
    const applicant = await storefront.shop.signUp();
    const motivation = "Ten years of pottery, and a kiln that wants to be used.";
    await applicant.get(`mutation { requestInstructorRole(input: { motivation: "${motivation}" }) { __typename } }`);
  }

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  test("a failed message is retried, and an unavailable service is shown as such", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/operations");
    await row(visit, "no answer from the mail server").waitFor();
    await page.getByText("No stuck orders.").waitFor();
    expect(visit.operations.filter((name) => name !== "Shell")).toEqual(["AdminOperations"]);
    expect(visit.complaints).toEqual([]);
    await page.getByRole("button", { name: "Retry: Send email (Notifications)" }).click();
    await page.getByText("No failed jobs.").waitFor();
    await using _outage = await storefront.shop.takeDown("courses");
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("listitem").filter({ hasText: "courses" }).getByText("unavailable").waitFor();
    await page.getByText("These services are unavailable: Courses.").waitFor();
  });

  test("a failed mail is found, read and sent again", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/notifications");
    await page.getByRole("row").nth(2).getByRole("button").waitFor();
    const recipients = await sortByHeader(page, "To", "descending");
    expect([recipients, new URL(page.url()).search]).toEqual([
      [...recipients].sort().reverse(),
      "?sort=RECIPIENT_DESC",
    ]);
    await visit.goto("/admin/notifications?status=FAILED");
    await page.getByRole("row").nth(1).getByRole("button").click();
    const mail = page.getByRole("dialog");
    await mail.getByText("the mailbox is full").waitFor();
    expect(await visit.violations()).toEqual([]);
    await mail.getByRole("button", { name: "Resend: Your order ORD-1 was cancelled" }).click();
    await page.getByText("Not sent yet.").waitFor();
    await page.getByRole("button", { name: "Resend", exact: true }).click();
    await page.getByText("“Your order ORD-1 was cancelled” will be sent again.").waitFor();
    await page.getByText("No emails found").waitFor();
  });

  test("a sent mail is sent again once however often the button is pressed, and the list shows how often", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/notifications?q=ORD-201");
    await page.getByRole("button", { name: "Order ORD-201 was cancelled" }).click();
    await page.getByRole("button", { name: "Resend: Order ORD-201 was cancelled" }).click();
    const dialog = page.getByRole("dialog", { name: "Resend “Order ORD-201 was cancelled”?" });
    await dialog.getByText("Sent once.").waitFor();
    await dialog.getByText("It will be sent to sent@example.com").waitFor();
    expect(await visit.violations()).toEqual([]);
    await dialog.getByRole("button", { name: "Resend" }).dblclick();
    await page.getByText("“Order ORD-201 was cancelled” will be sent again.").waitFor();
    await row(visit, "ORD-201").getByText("sent 2 times").waitFor();
    expect(visit.operations.filter((name) => name === "AdminSendMailAgain")).toHaveLength(1);
    expect(visit.complaints).toEqual([]);
  });

  test.each([
    ["with a code says how to get a new one", "Confirm your email address", "can request a new code"],
    ["that has expired says so", "Order ORD-202 was cancelled", "is no longer stored"],
  ])("a mail %s and cannot be sent again", async (_what, subject, text) => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/notifications?q=sent@example.com");
    await page.getByRole("button", { name: subject }).click();
    await page.getByRole("dialog").getByText(text).waitFor();
    expect(await page.getByRole("button", { name: /^Resend/ }).count()).toBe(0);
    expect(await visit.violations()).toEqual([]);
  });

  test("a template is shown as HTML and as text, and a test mail is sent to the admin", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/notifications");
    await page.getByRole("link", { name: "Templates" }).click();
    await page.getByRole("link", { name: /Order confirmation/ }).click();
    await page.frameLocator("iframe").getByText(/ORD-/).first().waitFor();
    await page.getByRole("tab", { name: "Plain text" }).click();
    await page.getByRole("tabpanel").getByText(/ORD-/).waitFor();
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: "Send test email" }).click();
    await page.getByText("A test email will be sent to admin@example.com.").waitFor();
    await eventually(async () => {
      const mails = await mailsTo(storefront.shop.client, "admin@example.com");
      if (mails.length === 0) throw new Error("no mail yet");
    });
    expect(visit.complaints).toEqual([]);
  });

  test("a course is archived and restored", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/courses");
    await page.getByRole("row").nth(2).getByRole("link").waitFor();
    const titles = await sortByHeader(page, "Course", "descending");
    expect([titles, new URL(page.url()).search]).toEqual([[...titles].sort().reverse(), "?sort=TITLE_DESC"]);
    const title = (await page.getByRole("row").nth(1).getByRole("link").textContent()) ?? "";
    await page.getByRole("button", { name: `Archive “${title}”` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Archive", exact: true }).click();
    await page.getByText(`“${title}” was archived.`).waitFor();
    await visit.goto("/admin/courses?status=ARCHIVED");
    await page.getByRole("button", { name: `Restore “${title}”` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore", exact: true }).click();
    await page.getByText(`“${title}” was restored.`).waitFor();
  });

  test("a request to become an instructor is answered", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/courses/requests");
    await row(visit, "Ten years of pottery").waitFor();
    expect(await sortByHeader(page, "Submitted", "ascending")).toHaveLength(1);
    expect(new URL(page.url()).search).toBe("?sort=OLDEST");
    await row(visit, "Ten years of pottery")
      .getByRole("button", { name: /^Approve/ })
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
    await page.getByText("is now an instructor.").waitFor();
    await page.getByText("No pending applications").waitFor();
  });
});
