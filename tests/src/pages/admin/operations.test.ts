import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { mailsTo } from "../../test-kit/clients/shopper.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";
import { createFailedJob } from "./create-failed-job.js";

withBrowser("the admin's operations in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
    await giveUpShipment();
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
});
