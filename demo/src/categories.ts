import { demoId } from "./demo-id.js";

export type DemoCategory = { id: string; slug: string; name: string };

/** The twelve categories of goods, then the one that every course is in beside its subject. */
export const demoCategories: readonly DemoCategory[] = [
  category("keyboards", "Keyboards & Desk"),
  category("audio", "Audio"),
  category("lighting", "Lighting"),
  category("home-textiles", "Home Textiles"),
  category("kitchen", "Kitchen"),
  category("coffee-and-tea", "Coffee & Tea"),
  category("garden", "Garden"),
  category("outdoors", "Outdoors"),
  category("stationery", "Stationery & Art"),
  category("games", "Games & Puzzles"),
  category("workshop", "Workshop"),
  category("bags", "Bags & Travel"),
  category("courses", "Courses"),
];

function category(slug: string, name: string): DemoCategory {
  return { id: demoId("category", slug), slug, name };
}
