import { afterAll, beforeAll, expect, test } from "vitest";
import { generateSync } from "otplib";
import { BeginTwoFactorDocument, ConfirmTwoFactorDocument, LoginDocument } from "../../generated/operations.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { buy } from "../../test-kit/data/buying.js";
import { eventually } from "../../test-kit/clients/eventually.js";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { sortByHeader } from "../../test-kit/clients/sort-by-header.js";
import { StorefrontPages, type Visit } from "../../test-kit/browser/storefront-pages.js";

const english = {
  message: "Send a message",
  subject: "Subject",
  text: "Text",
  preview: "Preview",
  send: "Send",
  done: "will be sent.",
  staff: "staff",
};
const french: typeof english = {
  message: "Envoyer un message",
  subject: "Objet",
  text: "Texte",
  preview: "Aperçu",
  send: "Envoyer",
  done: "sera envoyé.",
  staff: "l’équipe",
};

withBrowser("the admin's customers in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  const asAdmin = (options = {}) => storefront.visitAs("admin@example.com", "admin123", options);
  const row = ({ page }: Visit, text: string) => page.getByRole("row").filter({ hasText: text });

  async function goToCustomer(visit: Visit, email: string): Promise<void> {
    await visit.goto("/admin/customers");
    await visit.page.getByRole("searchbox", { name: "Search" }).fill(email);
    // wait until the row stays in place, because a click on a moving row misses it
    await visit.page.waitForURL((url) => url.searchParams.get("q") === email);
    await visit.page.locator("[aria-busy=false] table").waitFor();
    await row(visit, email).getByRole("link").click();
    await visit.page.getByRole("heading", { name: "Profile" }).waitFor();
  }

  test("a customer is found by a part of the name, with orders, courses and cart", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/customers");
    await row(visit, "priya@example.com").waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("castell");
    await row(visit, "priya@example.com").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "June Castellanos" }).click();
    await page.getByRole("link", { name: "ORD-101" }).waitFor();
    await page.getByRole("link", { name: "Podcasting on Your Own" }).waitFor();
    await page.getByText("The cart is empty.").waitFor();
    expect(visit.operations.filter((name) => name !== "Shell").slice(-1)).toEqual(["AdminCustomer"]);
    expect(visit.complaints).toEqual([]);
  });

  test.each([
    [390, "fr-CA"],
    [1280, "en"],
  ])(
    "a message is shown before it is sent, at %i pixels in %s, and the mail names the staff",
    async (width, locale) => {
      const words = locale === "en" ? english : french;
      const student = await storefront.shop.signUp();
      await using visit = await asAdmin({ locale, viewport: { width, height: 844 } });
      const { page } = visit;
      await visit.goto(`/admin/customers/${student.id}`);
      await page.getByRole("button", { name: words.message }).click();
      await page.getByLabel(words.subject).fill("About your course");
      await page.getByRole("textbox", { name: words.text, exact: true }).fill("It starts <b>on Monday</b>.");
      expect(await visit.violations()).toEqual([]);
      await page.getByRole("button", { name: words.preview }).click();
      await page.frameLocator("iframe").getByText("It starts <b>on Monday</b>.").waitFor();
      expect(await visit.violations()).toEqual([]);
      await page.getByRole("button", { name: words.send, exact: true }).dblclick();
      await page.getByText(words.done).waitFor();
      expect(visit.operations.filter((name) => name === "AdminSendMessage")).toHaveLength(1);
      const query = `{ notifications(first: 10, filter: { kind: "MESSAGE" }) { nodes { subject status } } }`;
      await eventually(async () => {
        expect((await student.get(query)).notifications.nodes).toEqual([
          { subject: "About your course", status: "SENT" },
        ]);
      });
      await visit.goto(`/admin/notifications?q=${student.email}`);
      await page.getByRole("button", { name: "About your course" }).click();
      await page.getByRole("dialog").getByRole("link", { name: words.staff }).waitFor();
      expect(await visit.violations()).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
  );

  test("a template asks for its variables, and the error names the invalid one", async () => {
    const student = await storefront.shop.signUp();
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto(`/admin/customers/${student.id}`);
    await page.getByRole("button", { name: english.message }).click();
    await page.getByLabel("Template").selectOption("ORDER_REFUNDED");
    for (const [name, value] of Object.entries({
      "Order number": "ORD-77",
      Amount: "much",
      Currency: "CAD",
      Reason: "late",
    }))
      await page.getByLabel(name).fill(value);
    await page.getByRole("button", { name: english.preview }).click();
    await page.getByText("Amount: must be a decimal").waitFor();
    await page.getByLabel("Amount").fill("7.99");
    expect(await visit.violations()).toEqual([]);
    await page.getByRole("button", { name: english.preview }).click();
    await page.frameLocator("iframe").getByText("7.99").waitFor();
    await page.getByRole("button", { name: "Back" }).click();
    expect(await page.getByLabel("Order number").inputValue()).toBe("ORD-77");
  });

  test("the page shows the number of all courses if there are more than it lists", async () => {
    const student = await storefront.shop.signUp();
    await storefront.shop.rows(
      "courses",
      `with copied as (
         insert into courses (id, product_id, instructor_id, slug, title, status, categories, created_at)
         select gen_random_uuid(), gen_random_uuid(), $1, 'course-' || n, 'Course ' || n, 'PUBLISHED', '{}', now()
         from generate_series(1, 21) n returning id
       )
       insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
       select gen_random_uuid(), $1, id, gen_random_uuid(), now() from copied`,
      [student.id],
    );
    await using visit = await asAdmin();
    await goToCustomer(visit, student.email);
    await visit.page.getByText("Latest 20 of 21.").waitFor();
    expect(await visit.violations()).toEqual([]);
  });

  test("customers are sorted by the headers of their table, and the address stores the sort", async () => {
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/customers");
    await row(visit, "priya@example.com").waitFor();
    const rising = await sortByHeader(page, "Email", "ascending");
    expect(rising).toEqual([...rising].sort());
    expect(new URL(page.url()).searchParams.get("sort")).toBe("EMAIL_ASC");
    const [last] = await sortByHeader(page, "Email", "descending");
    expect(rising.every((email) => email <= (last ?? ""))).toBe(true);
    await page.reload();
    await page
      .getByRole("row")
      .nth(1)
      .getByText(last ?? "-")
      .first()
      .waitFor();
    const names = await sortByHeader(page, "Name", "ascending");
    expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).sort());
    expect(visit.complaints).toEqual([]);
  });

  test("the address of a page that no longer exists leads to the first page with the same sort", async () => {
    await using visit = await asAdmin();
    await visit.goto("/admin/customers?sort=EMAIL_DESC&after=nonsense");
    await visit.page.getByRole("heading", { name: "This page is no longer available" }).waitFor();
    await visit.page.getByRole("button", { name: "Go to the first page" }).click();
    await row(visit, "priya@example.com").waitFor();
    expect(new URL(visit.page.url()).search).toBe("?sort=EMAIL_DESC");
  });

  test("the customer page shows the cart and the bought courses", async () => {
    const product = await storefront.shop.product({ name: "A lamp to help with" });
    const buyer = await storefront.shop.signUp();
    const { number } = await buy(buyer, product.id);
    await buyer.get(`mutation ($id: ID!) { addToCart(input: { productId: $id, quantity: 3 }) { __typename } }`, {
      id: product.id,
    });
    await using visit = await asAdmin();
    await goToCustomer(visit, buyer.email);
    await visit.page.getByRole("link", { name: number }).waitFor();
    await visit.page.getByRole("region", { name: "Cart" }).getByText("3 × A lamp to help with").waitFor();
    expect(await visit.page.getByRole("region", { name: "Devices" }).innerText()).not.toContain("No active sessions");
  });

  test("a locked account is found by the filter and unlocked", async () => {
    const { email } = await storefront.shop.signUp();
    for (let guess = 0; guess < 11; guess += 1) {
      await storefront.shop.client.execute(`mutation ($input: LoginInput!) { login(input: $input) { __typename } }`, {
        input: { email, password: `wrong ${guess}` },
      });
    }
    await using visit = await asAdmin();
    const { page } = visit;
    await visit.goto("/admin/customers?standing=locked");
    await row(visit, email).getByRole("link").click();
    await page.getByText("Locked until").waitFor();
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByText("Locked until").waitFor({ state: "detached" });
    expect(await page.getByRole("button", { name: "Unlock" }).count()).toBe(0);
  });

  test("a role changes only after a confirmation; an account is deactivated and reactivated with a reason", async () => {
    const { email } = await storefront.shop.signUp();
    await using visit = await asAdmin();
    const { page } = visit;
    await goToCustomer(visit, email);
    await page.getByRole("button", { name: "Change role" }).click();
    await page.getByRole("radio", { name: "Instructor" }).check();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Customer · since").waitFor();
    await page.getByRole("button", { name: "Change role" }).click();
    await page.getByRole("radio", { name: "Instructor" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
    await page.getByText("Instructor · since").waitFor();
    await page.getByRole("button", { name: "Deactivate", exact: true }).click();
    expect(await page.getByRole("button", { name: "Deactivate account" }).isDisabled()).toBe(true);
    await page.getByLabel("Reason").fill("Asked for it on the phone");
    await page.getByRole("button", { name: "Deactivate account" }).click();
    await page.getByText("No active sessions.").waitFor();
    await page.getByRole("button", { name: "Reactivate" }).click();
    await page.getByRole("button", { name: "Reactivate account" }).click();
    await page.getByRole("button", { name: "Deactivate", exact: true }).waitFor();
  });

  test("a lost second factor is reset for a reason that the customer reads", async () => {
    const { shop } = storefront;
    const buyer = await shop.signUp();
    const { beginTwoFactor } = await buyer.get(BeginTwoFactorDocument, { input: { currentPassword: testPassword } });
    if (beginTwoFactor?.__typename !== "TwoFactorSetup") throw new Error("not begun");
    const code = generateSync({ secret: beginTwoFactor.secret, epoch: Math.floor(Date.now() / 1000) });
    await buyer.get(ConfirmTwoFactorDocument, { input: { code } });
    await using visit = await asAdmin();
    const { page } = visit;
    await goToCustomer(visit, buyer.email);
    await page.getByRole("button", { name: "Reset two-step authentication" }).click();
    await page.getByLabel("Reason").fill("A new telephone");
    await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
    await page.getByText(/Two-step authentication of .* is off\./).waitFor();
    await page.getByRole("button", { name: "Reset two-step authentication" }).waitFor({ state: "detached" });
    const { login } = await shop.client.get(LoginDocument, { input: { email: buyer.email, password: testPassword } });
    expect(login?.__typename).toBe("SignedIn");
  });

  test("admins cannot deactivate their own account, and the dialog says why", async () => {
    await using visit = await asAdmin();
    await goToCustomer(visit, "admin@example.com");
    await visit.page.getByRole("button", { name: "Deactivate", exact: true }).click();
    await visit.page.getByLabel("Reason").fill("Enough");
    await visit.page.getByRole("button", { name: "Deactivate account" }).click();
    await visit.page.getByRole("alert").getByText("You cannot deactivate your own account").waitFor();
    expect(await visit.violations()).toEqual([]);
  });
});
