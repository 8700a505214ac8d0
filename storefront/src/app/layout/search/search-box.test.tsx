import { expect, test } from "vitest";
import { openPage, type OpenPage } from "../../../testing/open-page";

const headlamp = { id: "p", name: "Ranger Headlamp", slug: "ranger-headlamp", price: { amount: "40.00" } };

const open = () =>
  openPage("/courses", {
    answers: { me: null, searchSuggestions: { products: [headlamp], categories: [] }, products: {}, courses: {} },
  });

/** Types into the search field, and returns it when the suggestions are open. */
async function type(page: OpenPage, text: string): Promise<HTMLInputElement> {
  await page.click(await page.findByLabelText("Search the shop"));
  await page.keyboard(text);
  await page.shows(`Search for “${text}”`);
  await page.shows("1 suggestion");
  return page.getByLabelText<HTMLInputElement>("Search the shop");
}

test("products are suggested while the user types, and chosen by keyboard", async () => {
  const page = await open();
  const field = await type(page, "headlmap");
  // without a layout, the list below the field is hidden
  const option = page.getByRole("option", { name: /^Ranger Headlamp/, hidden: true });
  expect(field.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard("{ArrowDown}");
  expect(field.getAttribute("aria-activedescendant")).toBe(option.id);
  await page.keyboard("{Enter}");
  await page.becomes(page.address, "/products/ranger-headlamp");
  expect(field.value).toBe("");
  expect(page.sent("SearchSuggestions")).toEqual([{ text: "headlmap" }]);
});

test("Escape closes the suggestions and keeps the text, and Enter searches for it", async () => {
  const page = await open();
  const field = await type(page, "tea");
  await page.keyboard("{Escape}");
  expect(field.getAttribute("aria-expanded")).toBe("false");
  await page.keyboard("{Enter}");
  await page.findByRole("heading", { level: 1, name: "Results for “tea”" });
  expect(page.address()).toBe("/products?q=tea");
  expect(field.value).toBe("tea");
});

test("the field follows the address", async () => {
  const page = await openPage("/products?q=tea", { answers: { me: null, products: {}, courses: {} } });
  await page.becomes(() => page.getByLabelText<HTMLInputElement>("Search the shop").value, "tea");
  await page.click(page.getAllByRole("link", { name: "Courses" })[0]!);
  await page.becomes(() => page.getByLabelText<HTMLInputElement>("Search the shop").value, "");
});
