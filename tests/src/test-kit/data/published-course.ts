import { expect } from "vitest";
import { CreateCourseDocument, PublishCourseDocument } from "../../generated/operations.js";
import { eventually } from "../clients/eventually.js";
import type { TestShop } from "../shop/test-shop.js";

/** Publishes a course of one lesson. Returns the id of its product, which is on sale. */
export async function publishedCourse(shop: TestShop, title: string): Promise<string> {
  const instructor = await shop.instructor();
  const sections = [{ title: "All", lessons: [{ title: "Hello" }] }];
  const input = { title, price: { amount: "59.00", currency: "CAD" }, categories: [], sections };
  const { createCourse } = await instructor.get(CreateCourseDocument, { input });
  if (createCourse?.__typename !== "Course") throw new Error(JSON.stringify(createCourse));
  await instructor.get(PublishCourseDocument, { id: createCourse.id });
  const productId = createCourse.product?.id ?? "";
  // a job makes catalog put it on sale
  await eventually(async () => {
    const { product } = await shop.client.get(`query ($id: ID) { product(id: $id) { id } }`, { id: productId });
    expect(product).not.toBeNull();
  });
  return productId;
}
