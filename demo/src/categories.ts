import { demoId } from "./demo-id.js";

export type DemoCategory = { id: string; slug: string; name: string; description: string };

/**
 * The twelve categories of goods, then the category that contains every course in addition to its subject's category.
 */
export const demoCategories: readonly DemoCategory[] = [
  category("keyboards", "Keyboards & Desk", "Boards, caps, switches and what keeps a desk in order."),
  category("audio", "Audio", "Headphones, speakers and record players, chosen by ear."),
  category("lighting", "Lighting", "Lamps, bulbs and lanterns for the hours after sunset."),
  category("home-textiles", "Home Textiles", "Linen, wool and cotton for beds, baths and sofas."),
  category("kitchen", "Kitchen", "Pans, knives and bowls that last longer than a trend."),
  category("coffee-and-tea", "Coffee & Tea", "Kettles, grinders, pots and cups for the first hour of the day."),
  category("garden", "Garden", "Tools and pots for balconies, beds and window sills."),
  category("outdoors", "Outdoors", "For a night in a tent or an afternoon by the river."),
  category("stationery", "Stationery & Art", "Paper, pens and paint for people who write things down."),
  category("games", "Games & Puzzles", "For rainy Sundays, alone or with everyone at one table."),
  category("workshop", "Workshop", "Hand tools, measuring and repair, for making and for mending."),
  category("bags", "Bags & Travel", "What carries everything else, to work and away."),
  category("courses", "Courses", "Learn at your own pace from people who do it for a living."),
];

function category(slug: string, name: string, description: string): DemoCategory {
  return { id: demoId("category", slug), slug, name, description };
}
