import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlainBrowser } from "../../test-kit/browser/plain-browser.js";
import { TestShop } from "../../test-kit/shop/test-shop.js";

let shop: TestShop;
let browser: PlainBrowser;

beforeAll(async () => {
  shop = await TestShop.create({ demoData: true, storefront: true });
});

afterAll(() => shop[Symbol.asyncDispose]());

beforeEach(() => {
  browser = new PlainBrowser(shop.client.origin);
});

const title = (): string | undefined => browser.find("h1")?.textContent;

test("S3-58: each page of a shop with the demo data says that it is a demo, and names its accounts", async () => {
  await browser.open("/products");
  const banner = browser.find('aside[aria-label="Demo shop"]')?.textContent;
  for (const role of ["admin", "instructor", "customer"]) expect(banner).toContain(`${role}@example.com / ${role}123`);
  await browser.open("/fr/login");
  expect(browser.find('aside[aria-label="Boutique de démonstration"]')).toBeTruthy();
});

test("without scripts a list is filtered by its form and paged by its links", async () => {
  await browser.open("/products");
  await browser.send("main form:has([name=category])", { typed: { category: "kitchen", sort: "PRICE_DESC" } });
  const filters = new URL(browser.path, shop.client.origin).searchParams;
  expect([filters.get("category"), filters.get("sort")]).toEqual(["kitchen", "PRICE_DESC"]);
  expect(browser.text).toContain("19 products");
  await browser.open("/products");
  await browser.follow("main a[rel=next]");
  expect(browser.path).toMatch(/after=/);
  await browser.follow("main article a");
  expect(browser.path).toMatch(/^\/products\/[a-z-]+$/);
  expect(title()).toBeTruthy();
});

test("without scripts courses are searched, and a course's page leads a stranger to the sign-in", async () => {
  await browser.open("/courses");
  await browser.send("main form:has([name=q])", { typed: { q: "watercolor" } });
  await browser.follow("main article a[href*=watercolor]");
  expect(title()).toBe("Watercolor Landscapes");
  expect(browser.text).toContain("CA$54.00");
  await browser.send("main form[method=post]");
  expect(browser.path).toMatch(/^\/login\?returnTo=%2Fcourses%2F/);
});

test("S3-47: without scripts the home page has a search and a menu of categories", async () => {
  await browser.open("/");
  const newest = browser.findAll("section").find((part) => part.querySelector("h2")?.textContent === "New arrivals");
  expect(newest?.querySelectorAll("article")).toHaveLength(8);
  await browser.send("header form:has([name=q])", { typed: { q: "lamp" } });
  expect(browser.path).toBe("/products?q=lamp");
  expect(browser.text).toContain("7 products");
  await browser.follow("nav a[href='/categories/garden']");
  expect(title()).toBe("Garden");
});
