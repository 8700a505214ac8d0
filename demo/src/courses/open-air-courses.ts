import type { CourseSeed } from "./course-seed.js";

export const openAirCourses: readonly CourseSeed[] = [
  {
    sku: "CRS-0007",
    title: "Watercolor Landscapes",
    summary:
      "Skies, water, trees and the courage to leave paper white. Each lesson is one small painting, finished in a single " +
      "sitting, that teaches one thing about water and time.",
    subtitle: "One small painting in each lesson",
    level: "BEGINNER",
    goals: [
      "Mix a sky without mud",
      "Paint water that lies flat",
      "Leave the white of the paper where it helps",
      "Finish a landscape in one sitting",
    ],
    requirements: ["Three colors, two brushes and good paper", "A place to let paper dry flat"],
    description: `Watercolor rewards those who stop early.

Each lesson is **one painting** the size of a postcard, and teaches one thing about water and time.`,
    priceMinor: 5400,
    tags: ["watercolor", "painting", "art"],
    subjectSlug: "stationery",
    instructorEmail: "bela@example.com",
    status: "PUBLISHED",
    createdAt: "2025-12-15T17:05:00.000Z",
    sections: [
      {
        title: "Water and paper",
        lessons: [
          ["Three washes and a pear", 602],
          ["Wet into wet: a morning fog", 748],
          ["Hard edges, soft edges", 655],
        ],
      },
      {
        title: "Building a view",
        lessons: [
          ["A sky in five minutes", 540],
          ["Trees that are not broccoli", 867],
          ["Still water and its mirror", 913],
        ],
      },
      {
        title: "Out of doors",
        lessons: [
          ["What to carry, what to leave", 388],
          ["A sketch before the light goes", 1022],
        ],
      },
    ],
  },
  {
    sku: "CRS-0008",
    title: "Vegetables on a Balcony",
    summary:
      "Four square meters can feed you salad from May to October. Learn which crops forgive a pot, how to water when you are " +
      "away, and what to sow in which week.",
    subtitle: "Salad from May to October on four square meters",
    level: "BEGINNER",
    goals: ["Choose crops that forgive a pot", "Plan a season week by week", "Water plants while you are away"],
    requirements: ["A balcony with four hours of sun", "Pots of at least ten liters"],
    description: `A balcony is a garden with **less weeding**.

You learn what grows in a pot, what only survives there, and what to sow in which week.`,
    priceMinor: 3400,
    tags: ["vegetables", "plants", "city garden"],
    subjectSlug: "garden",
    instructorEmail: "bela@example.com",
    status: "PUBLISHED",
    createdAt: "2026-03-04T13:10:00.000Z",
    sections: [
      {
        title: "Know your balcony",
        lessons: [
          ["Sun, wind and how much it can carry", 476],
          ["Pots, boxes and bags", 538],
          ["Soil worth paying for", 429],
        ],
      },
      {
        title: "The growing year",
        lessons: [
          ["April: seedlings on the sill", 611],
          ["June: tomatoes and their strings", 734],
          ["August: watering while away", 395],
          ["October: garlic for next year", 362],
        ],
      },
    ],
  },
  {
    sku: "CRS-0009",
    title: "Backpacking for Beginners",
    summary:
      "Your first three nights on foot: what to pack, how to read the weather, and where the toilet is. We are still filming " +
      "the mountain parts.",
    subtitle: "Three nights on foot, and home again",
    level: "BEGINNER",
    goals: ["Pack for three days and no more", "Read a sky and a map", "Cook and sleep outside"],
    requirements: ["Shoes that you have walked in", "A friend who knows where you are"],
    description: `Your first trail should be short, dry and a little boring. We show you how to find it.`,
    priceMinor: 4400,
    tags: ["hiking", "camping", "beginner"],
    subjectSlug: "outdoors",
    instructorEmail: "instructor@example.com",
    status: "DRAFT",
    createdAt: "2026-09-29T18:35:00.000Z",
    sections: [
      {
        title: "At home",
        lessons: [
          ["The list, and what to cross off it", 507],
          ["Packing a pack that does not pull", 468],
          ["A route with a way out", 596],
        ],
      },
      {
        title: "On the trail",
        lessons: [
          ["Finding your pace", 382],
          ["Making camp before dark", 655],
          ["Water, food and bears", 720],
        ],
      },
    ],
  },
];
