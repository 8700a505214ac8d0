import { demoId } from "./demo-id.js";

export type DemoCourseCategory = { id: string; slug: string; name: string; description: string };

/** The categories of courses, each of which has at least a published course. */
export const demoCourseCategories: readonly DemoCourseCategory[] = [
  category("making", "Making", "Build and record things with your own hands."),
  category("food-and-drink", "Food & Drink", "Coffee, knives and bread for a better kitchen."),
  category("nature", "Nature", "Paint it, grow it or walk through it."),
];

function category(slug: string, name: string, description: string): DemoCourseCategory {
  return { id: demoId("course category", slug), slug, name, description };
}
