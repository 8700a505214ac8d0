import type { Page } from "playwright-core";

interface Account {
  readonly email: string;
  readonly password: string;
}

export interface Screenshot {
  /** The name of the file, without its extension. */
  readonly name: string;
  readonly path: string;
  readonly viewer?: Account;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly french?: boolean;
  /** Steps on the page before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const admin: Account = { email: "admin@example.com", password: "admin123" };
const instructor: Account = { email: "instructor@example.com", password: "instructor123" };
const customer: Account = { email: "customer@example.com", password: "customer123" };

const desktop = { width: 1280, height: 860 };
const phone = { width: 360, height: 740 };

/** Follows the first link of a list. */
async function followFirst(page: Page, path: RegExp): Promise<void> {
  const links = page.getByRole("main").getByRole("link");
  for (const link of await links.all()) {
    if (!path.test((await link.getAttribute("href")) ?? "")) continue;
    await link.click();
    await page.waitForURL(path);
    await page.waitForLoadState("networkidle");
    return;
  }
  throw new Error(`no link of the page leads to ${path}`);
}

/** The pages of the demo shop, in the order of a visit. */
export const screenshots: readonly Screenshot[] = [
  { name: "home", path: "/", ...desktop },
  { name: "home-dark-phone", path: "/", ...phone, dark: true },
  { name: "products", path: "/products", ...desktop },
  { name: "product", path: "/products", ...desktop, before: (page) => followFirst(page, /\/products\/[\w-]+$/) },
  {
    name: "cart",
    path: "/products",
    ...desktop,
    before: async (page) => {
      await followFirst(page, /\/products\/[\w-]+$/);
      await page.getByRole("button", { name: "Add to cart" }).first().click();
      await page.getByRole("dialog").waitFor();
      await page.goto("/cart");
      await page.waitForLoadState("networkidle");
    },
  },
  { name: "course", path: "/courses", ...desktop, before: (page) => followFirst(page, /\/courses\/[\w-]+$/) },
  {
    name: "course-player",
    path: "/learn",
    viewer: customer,
    ...desktop,
    before: (page) => followFirst(page, /\/learn\/.+/),
  },
  {
    name: "course-builder",
    path: "/teach",
    viewer: instructor,
    ...desktop,
    before: (page) => followFirst(page, /\/teach\/courses\/[0-9a-f-]{36}$/),
  },
  { name: "account-orders-french", path: "/account/orders", viewer: customer, ...desktop, french: true },
  {
    name: "order",
    path: "/account/orders",
    viewer: customer,
    ...desktop,
    before: (page) => followFirst(page, /\/orders\/ORD-/),
  },
  { name: "admin-dashboard", path: "/admin", viewer: admin, ...desktop },
  { name: "admin-orders", path: "/admin/orders", viewer: admin, ...desktop },
  {
    name: "admin-order",
    path: "/admin/orders",
    viewer: admin,
    ...desktop,
    before: (page) => followFirst(page, /\/admin\/orders\/ORD-/),
  },
  { name: "admin-products", path: "/admin/products", viewer: admin, ...desktop },
  { name: "admin-operations-dark", path: "/admin/operations", viewer: admin, ...desktop, dark: true },
];
