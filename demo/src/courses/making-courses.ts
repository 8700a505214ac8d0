import type { CourseSeed } from "./course-seed.js";

export const makingCourses: readonly CourseSeed[] = [
  {
    sku: "CRS-0001",
    title: "Build Your Own Mechanical Keyboard",
    summary:
      "From a bag of parts to a board you type on the same evening. You will choose a layout, learn what a switch " +
      "really does, solder if you like and skip it if you don't, and finish with firmware that fits your hands.",
    priceMinor: 6900,
    tags: ["keyboard", "electronics", "beginner"],
    subjectSlug: "keyboards",
    instructorEmail: "instructor@example.com",
    status: "PUBLISHED",
    createdAt: "2025-10-06T14:00:00.000Z",
    sections: [
      {
        title: "Before you buy anything",
        lessons: [
          ["What makes a keyboard mechanical", 412],
          ["Layouts, from full size to forty percent", 655],
          ["Switches: force, travel and sound", 738],
        ],
      },
      {
        title: "On the bench",
        lessons: [
          ["Tools and a safe place to work", 390],
          ["Clipping and lubing stabilizers", 824],
          ["Soldering your first ten switches", 1130],
          ["The hot-swap way, without heat", 476],
        ],
      },
      {
        title: "Making it yours",
        lessons: [
          ["Flashing firmware without fear", 702],
          ["Layers you will actually use", 865],
          ["When a key does not answer", 541],
        ],
      },
    ],
  },
  {
    sku: "CRS-0002",
    title: "Hand Tool Woodworking: Your First Box",
    summary:
      "One box, five joints, no machines. We sharpen before we cut, saw to a line, and learn to read grain on a project " +
      "that fits on a kitchen table. By the last lesson you will own something worth keeping things in.",
    priceMinor: 8900,
    tags: ["woodworking", "hand tools", "beginner"],
    subjectSlug: "workshop",
    instructorEmail: "bela@example.com",
    status: "PUBLISHED",
    createdAt: "2025-11-18T15:30:00.000Z",
    sections: [
      {
        title: "Sharp first",
        lessons: [
          ["Why dull tools are the dangerous ones", 365],
          ["A sharpening routine in six minutes", 690],
          ["Tuning a block plane", 812],
        ],
      },
      {
        title: "Straight and square",
        lessons: [
          ["Reading the grain", 588],
          ["Sawing to a line", 934],
          ["Shooting an edge", 655],
        ],
      },
      {
        title: "Joinery",
        lessons: [
          ["Marking out, once and for all sides", 726],
          ["Cutting dovetails: the tails", 1284],
          ["Cutting dovetails: the pins", 1342],
          ["A groove for the bottom", 603],
        ],
      },
      {
        title: "Glue and finish",
        lessons: [
          ["Gluing up without panic", 777],
          ["Fitting the lid", 948],
          ["Oil, wax and patience", 519],
        ],
      },
    ],
  },
  {
    sku: "CRS-0003",
    title: "Podcasting on Your Own",
    summary:
      "A complete first episode, recorded in an ordinary room by one person with one microphone. Structure, speaking, " +
      "editing and publishing, with every project file to follow along.",
    priceMinor: 5900,
    tags: ["podcast", "microphone", "editing"],
    subjectSlug: "audio",
    instructorEmail: "instructor@example.com",
    status: "PUBLISHED",
    createdAt: "2026-01-26T16:15:00.000Z",
    sections: [
      {
        title: "Something to say",
        lessons: [
          ["Who is listening, and where", 448],
          ["An outline that survives recording", 597],
        ],
      },
      {
        title: "Recording",
        lessons: [
          ["Taming a room with blankets", 521],
          ["Microphone distance and plosives", 486],
          ["Levels, once and correctly", 403],
          ["Talking to nobody", 634],
        ],
      },
      {
        title: "From tape to feed",
        lessons: [
          ["Editing for breath", 1075],
          ["Music and the law of it", 562],
          ["Publishing your feed", 690],
        ],
      },
    ],
  },
];
