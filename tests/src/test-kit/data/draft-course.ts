import type { ShopClient } from "../clients/shop-client.js";

/**
 * Creates an instructor's draft with two sections: "First" with the lessons "One" and "Two", and "Second" with "Three".
 * Returns its id.
 */
export async function draftCourse(instructor: ShopClient, title: string): Promise<string> {
  const input = {
    title,
    price: { amount: "5.00", currency: "CAD" },
    sections: [
      { title: "First", lessons: [{ title: "One" }, { title: "Two" }] },
      { title: "Second", lessons: [{ title: "Three" }] },
    ],
  };
  const { createCourse } = await instructor.get(
    "mutation ($input: CreateCourseInput!) { createCourse(input: $input) { ... on Course { id } } }",
    { input },
  );
  return createCourse.id;
}
