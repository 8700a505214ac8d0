import type { CourseSeed } from "./course-seed.js";

export const tableCourses: readonly CourseSeed[] = [
  {
    sku: "CRS-0004",
    title: "Pour-Over Coffee at Home",
    summary:
      "Six short lessons that turn a kettle and a paper cone into the best cup on your street. You will taste your way " +
      "from sour to bitter on purpose, so that you know how to find the sweet spot between them.",
    subtitle: "Six lessons between a kettle and a better cup",
    level: "BEGINNER",
    goals: [
      "Read the label of a bag of coffee",
      "Set the grind by taste",
      "Pour the same cup twice",
      "Say what is wrong with a cup, and mend it",
    ],
    requirements: ["A kettle and a paper cone", "Fresh coffee, and a way to grind it"],
    description: `Good coffee at home is mostly **attention**. You spoil a few cups on purpose, and after that you know why the good ones are good.

The whole course fits into a morning.`,
    priceMinor: 2900,
    tags: ["coffee", "pour-over", "beginner"],
    subjectSlug: "coffee-and-tea",
    instructorEmail: "marguerite@example.com",
    status: "PUBLISHED",
    createdAt: "2025-10-21T13:40:00.000Z",
    sections: [
      {
        title: "Beans and water",
        lessons: [
          ["What is on the label", 355],
          ["Water is most of it", 402],
          ["Grind size by eye and thumb", 468],
        ],
      },
      {
        title: "The pour",
        lessons: [
          ["The bloom", 391],
          ["A recipe you can remember", 583],
          ["Sour, bitter, sweet: fixing a cup", 644],
        ],
      },
    ],
  },
  {
    sku: "CRS-0005",
    title: "Knife Skills for Home Cooks",
    summary:
      "Cook faster and keep your fingertips. Filmed close up, at real speed and at half speed, with a bag of onions as the " +
      "only homework.",
    subtitle: "Fewer strokes, the same fingertips",
    level: "BEGINNER",
    goals: [
      "Hold a knife so that it does the work",
      "Cut an onion, a carrot and an herb without a pause",
      "Keep an edge sharp with a steel and a stone",
    ],
    requirements: ["A chef's knife", "A board that does not slide"],
    description: `Speed comes last. First comes the **grip**, then the claw, then the rhythm.

Each lesson shows the cut at real speed and at half speed.`,
    priceMinor: 3900,
    tags: ["knife", "cooking", "beginner"],
    subjectSlug: "kitchen",
    instructorEmail: "marguerite@example.com",
    status: "PUBLISHED",
    createdAt: "2025-12-02T12:25:00.000Z",
    sections: [
      {
        title: "Holding on",
        lessons: [
          ["The pinch and the claw", 372],
          ["A board that does not slide", 214],
        ],
      },
      {
        title: "The cuts",
        lessons: [
          ["Slicing, and letting the knife work", 466],
          ["Dicing an onion, three ways", 713],
          ["Herbs without bruises", 358],
          ["Round things that roll", 421],
        ],
      },
      {
        title: "Keeping an edge",
        lessons: [
          ["Honing is not sharpening", 395],
          ["An evening with a whetstone", 988],
        ],
      },
    ],
  },
  {
    sku: "CRS-0006",
    title: "Sourdough from Scratch",
    summary:
      "Flour, water, salt and two weeks. Raise a starter from nothing, understand what it wants, and bake a loaf with an " +
      "open crumb in a pot you already have. Includes a troubleshooting lesson for flat, gummy and burnt bread.",
    subtitle: "A starter, a pot and two weeks",
    level: "INTERMEDIATE",
    goals: [
      "Raise a starter and keep it alive",
      "Read dough by its feel and not by the clock",
      "Bake a loaf with an open crumb",
      "Explain a flat, a gummy and a burnt loaf",
    ],
    requirements: ["A heavy pot with a lid", "A scale that shows grams"],
    description: `Sourdough is slow, and almost none of the time is yours.

You feed a jar for a week, and then you bake **three loaves**: one by the book, one by feel and one to give away.`,
    priceMinor: 4900,
    tags: ["bread", "baking", "sourdough"],
    subjectSlug: "kitchen",
    instructorEmail: "marguerite@example.com",
    status: "PUBLISHED",
    createdAt: "2026-02-17T14:50:00.000Z",
    sections: [
      {
        title: "The starter",
        lessons: [
          ["Day one: flour and water", 318],
          ["Days two to nine: is it alive?", 645],
          ["Feeding it when life gets busy", 402],
        ],
      },
      {
        title: "The dough",
        lessons: [
          ["Mixing and resting", 577],
          ["Stretch, fold, repeat", 689],
          ["Knowing when it has risen", 731],
          ["Shaping with a light hand", 806],
        ],
      },
      {
        title: "The oven",
        lessons: [
          ["Scoring", 344],
          ["Steam in an ordinary oven", 498],
          ["Reading your crumb", 552],
          ["Flat, gummy, burnt: what went wrong", 917],
        ],
      },
    ],
  },
];
