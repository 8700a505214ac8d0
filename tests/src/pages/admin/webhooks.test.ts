// own shop: it may send to this machine
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

withBrowser("the admin's webhooks in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;
  let receiver: Server;
  let answers: { status: number; body: string };

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true, environment: { WEBHOOK_PRIVATE_HOSTS: "true" } });
    receiver = createServer((request, response) => {
      request.resume();
      response.writeHead(answers.status).end(answers.body);
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
    await storefront[Symbol.asyncDispose]();
  });

  const asAdmin = (options = {}): Promise<Visit> => storefront.visitAs("admin@example.com", "admin123", options);
  const url = (): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/books`;

  test("an endpoint is created, tested, changed, gets a new secret and is deleted", async () => {
    answers = { status: 500, body: "out of order" };
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/webhooks");
    await page.getByText("No webhooks yet").waitFor();
    await page.getByRole("button", { name: "New webhook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill("ftp://receiver.example");
    await dialog.getByLabel("Order paid").check();
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("Enter a complete https address").waitFor();
    expect(await visit.violations()).toEqual([]);
    await dialog.getByLabel("Address").fill(url());
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByRole("link", { name: url() }).click();
    await page.getByRole("heading", { level: 2, name: url() }).waitFor();
    expect(await page.getByText(/whsec_/).count()).toBe(0);

    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByRole("row").filter({ hasText: "Failed" }).getByRole("button", { name: "Test" }).click();
    await page.getByText("out of order").waitFor();
    expect(await visit.violations()).toEqual([]);
    answers = { status: 200, body: "booked" };
    await page.getByRole("button", { name: "Deliver again" }).click();
    await page.getByRole("row").filter({ hasText: "Delivered" }).waitFor();

    await page.getByRole("button", { name: "New secret" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "New secret" }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByText("The previous secret is valid until").waitFor();

    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("dialog").getByLabel("Enabled").uncheck();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Disabled", { exact: true }).waitFor();

    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("No webhooks yet").waitFor();
    expect(visit.complaints).toEqual([]);
  });
});
