import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CourseDocument, CoursesDocument, ProductDocument, UpdateProductDocument } from "../generated/operations.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { addToCart } from "../test-kit/data/buying.js";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { CourseAuthor, weaving } from "./course-author.js";

let shop: TestShop;
let instructor: Shopper;
let student: Shopper;
let author: CourseAuthor;

beforeAll(async () => {
  shop = await TestShop.create();
  [instructor, student] = await Promise.all([shop.instructor(), shop.signUp()]);
  author = new CourseAuthor(instructor);
  await (await shop.admin()).get(`mutation { createCategory(input: { name: "Crafts" }) { __typename } }`);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function seenBy(viewer: ShopClient, id: string) {
  return (await viewer.get(CourseDocument, { id })).course;
}

describe("creating a course", () => {
  test("creates a draft of the instructor with all given content in its order", async () => {
    const course = await author.draft();
    expect(course).toMatchObject({
      title: weaving.title,
      status: "DRAFT",
      enrollmentCount: 0,
      myEnrollment: null,
      instructor: { id: instructor.id, fullName: "Test Shopper" },
      product: { price: weaving.price },
      sections: [
        {
          title: "Start",
          lessons: [
            { title: "Hello", isPreview: true },
            { title: "The loom", durationSeconds: 600 },
          ],
        },
        { title: "End", lessons: [{ title: "Goodbye", mediaUrl: null }] },
      ],
    });
    expect(await seenBy(student, course.id)).toBeNull();
  });
});

describe("publishing", () => {
  test("lists the course and puts its product on sale, which could not be bought before", async () => {
    const { id, product } = await author.draft({ title: "Felting by Hand" });
    const productId = product?.id ?? "";
    expect((await addToCart(student, productId))?.__typename).toMatch(/^Product(NotFound|Unavailable)$/);
    expect((await shop.client.get(ProductDocument, { id: productId })).product).toBeNull();
    expect(await author.publish(id)).toMatchObject({ __typename: "Course", status: "PUBLISHED" });
    expect((await shop.client.get(ProductDocument, { id: productId })).product).toMatchObject({
      kind: "COURSE",
      isActive: true,
      stock: null,
      course: { id },
    });
    const listed = (await shop.client.get(CoursesDocument, { filter: { search: "felt" } })).courses;
    expect(listed).toMatchObject({ nodes: [{ id, product: { price: { amount: "59.00" } } }], totalCount: 1 });
    expect(await addToCart(student, productId)).toMatchObject({ __typename: "Cart", totalQuantity: 1 });
    await student.get("mutation { clearCart { id } }");
  });

  test("is necessary for a sale, even when an admin puts the draft's product on sale", async () => {
    const { product } = await author.draft({ title: "Too Early" });
    const productId = product?.id ?? "";
    await (await shop.admin()).get(UpdateProductDocument, { input: { id: productId, isActive: true } });
    expect((await addToCart(student, productId))?.__typename).toBe("ProductUnavailable");
  });
});

describe("changing a course", () => {
  const change = `... on Course { id title version status product { name isActive price { amount } categories { slug } }
    sections { id title lessons { id title mediaUrl content } } } ... on Problem { code message }`;
  const call = async (client: ShopClient, name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ${change} } }`;
    return (await client.get(query, { input })).it;
  };
  const move = async (client: ShopClient, name: string, id: string) =>
    (await client.get(`mutation ($id: ID!) { it: ${name}(id: $id) { __typename ${change} } }`, { id })).it;

  test("changes its product at the same time", async () => {
    const { id } = await author.draft();
    const price = { amount: "64.50", currency: "CAD" };
    expect(
      await call(instructor, "updateCourse", { id, title: "Weaving, Again", price, categories: [] }),
    ).toMatchObject({
      title: "Weaving, Again",
      product: { name: "Weaving, Again", price: { amount: "64.50" }, categories: [] },
    });
    expect(await call(await shop.instructor(), "updateCourse", { id, title: "Mine" })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("to archived hides it and stops its sale; restoring it undoes both", async () => {
    const { id, product } = await author.draft({ title: "Knotting" });
    await author.publish(id);
    expect(await move(instructor, "archiveCourse", id)).toMatchObject({
      status: "ARCHIVED",
      product: { isActive: false },
    });
    expect((await addToCart(student, product?.id ?? ""))?.__typename).toMatch(/^Product(NotFound|Unavailable)$/);
    const found = async () =>
      (await shop.client.get(CoursesDocument, { filter: { search: "knotting" } })).courses?.nodes;
    expect(await found()).toEqual([]);
    expect(await move(instructor, "restoreCourse", id)).toMatchObject({
      status: "PUBLISHED",
      product: { isActive: true },
    });
    expect(await found()).toMatchObject([{ id }]);
  });
});
