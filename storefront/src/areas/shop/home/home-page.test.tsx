import { expect, test } from "vitest";
import { unavailable, type Answers } from "../../../testing/graph-answers";
import { openPage, type OpenPage } from "../../../testing/open-page";

const lamp = { id: "p", name: "Lamp", slug: "lamp", price: { amount: "20.00", currency: "CAD" } };

const open = (answers: Answers = {}) =>
  openPage("/", {
    answers: {
      me: null,
      categories: [{ id: "a", name: "Audio", slug: "audio", productCount: 11 }],
      products: { nodes: [lamp] },
      courses: { nodes: [{ id: "c", slug: "bread", title: "Sourdough" }] },
      ...answers,
    },
  });

const part = async (page: OpenPage, name: string) => page.within(await page.findByRole("region", { name }));

test.each([
  ["Categories", "Audio 11 products", "/categories/audio"],
  ["Our favorites", "Lamp", "/products/lamp"],
  ["New arrivals", "Lamp", "/products/lamp"],
  ["Courses", "Sourdough", "/courses/bread"],
])("%s of the home page lead to their pages", async (name, link, path) => {
  const page = await open();
  expect((await part(page, name)).getByRole("link", { name: link }).getAttribute("href")).toBe(path);
  expect(page.getAllByRole("heading").map(({ tagName }) => tagName)).toEqual(["H1", "H2", "H2", "H2", "H2"]);
});

test("while catalog does not answer, its parts say so until a retry, and the courses are shown", async () => {
  let isDown = true;
  const page = await open({ products: () => (isDown ? unavailable() : { nodes: [lamp] }) });
  const arrivals = await part(page, "New arrivals");
  expect(arrivals.getByText("Our products cannot be shown at the moment.")).toBeTruthy();
  expect(page.getByRole("link", { name: "Sourdough" })).toBeTruthy();
  isDown = false;
  await page.click(arrivals.getByRole("button", { name: "Try again" }));
  await arrivals.findByRole("link", { name: "Lamp" });
});

test("while courses does not answer, the products are shown", async () => {
  const page = await open({ courses: unavailable });
  expect((await part(page, "Courses")).getByText("Our courses cannot be shown at the moment.")).toBeTruthy();
  expect((await part(page, "New arrivals")).getByRole("link", { name: "Lamp" })).toBeTruthy();
});
