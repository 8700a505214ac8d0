import { expect, test } from "vitest";
import { previewedPage, previewedPath, previewPath } from "./preview-path.js";

test.each([
  ["/", "/preview/index.png", { kind: "home", slug: "" }],
  ["/fr", "/preview/fr.png", { kind: "home", slug: "" }],
  ["/products", "/preview/products.png", { kind: "products", slug: "" }],
  ["/fr/products/lamp", "/preview/fr/products/lamp.png", { kind: "product", slug: "lamp" }],
  ["/categories/kitchen", "/preview/categories/kitchen.png", { kind: "category", slug: "kitchen" }],
  ["/courses/bread", "/preview/courses/bread.png", { kind: "course", slug: "bread" }],
])("%s has the preview picture %s", (page, picture, previewed) => {
  expect(previewPath(page)).toBe(picture);
  expect(previewedPath(picture)).toBe(page);
  expect(previewedPage(page)).toEqual(previewed);
});

test.each(["/preview", "/preview/products/lamp.svg", "/products/lamp.png"])("%s is no preview picture", (path) => {
  expect(previewedPath(path)).toBeUndefined();
});

test("private pages have no preview picture", () => {
  expect(previewedPage("/cart")).toBeUndefined();
});
