import type { CourseSeed } from "./course-seed.js";

export const makingCourses: readonly CourseSeed[] = [
  {
    sku: "CRS-0001",
    title: "Build Your Own Mechanical Keyboard",
    summary:
      "From a bag of parts to a board you type on the same evening. You will choose a layout, learn what a switch " +
      "really does, solder if you like and skip it if you don't, and finish with firmware that fits your hands.",
    subtitle: "A weekend, a bag of parts and a board of your own",
    level: "BEGINNER",
    goals: [
      "Choose a layout and switches that suit your hands",
      "Build a board with solder or without",
      "Write your own layers into the firmware",
      "Find the fault when a key does not answer",
    ],
    requirements: ["A table with good light", "A screwdriver; the course says when you need more"],
    description: `Most people buy three keyboards before they build one. This course is the shortcut.

You begin with **paper**: layouts, switches and sounds, and what they cost. Then you build, slowly and in close-up, and at the end the board does what *you* want.

- Three sections, ten lessons
- A list of parts at three prices
- No soldering iron needed: one lesson shows the way without heat`,
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
    subtitle: "Five joints, one box, no machines",
    level: "BEGINNER",
    goals: [
      "Sharpen a chisel in six minutes",
      "Saw to a line, and shoot an edge square",
      "Cut and fit a dovetail",
      "Finish a box with oil and wax",
    ],
    requirements: ["A steady table, or a bench", "A saw, two chisels and a block plane"],
    description: `The first box is never perfect, and it is always kept.

We go from dull steel to a **finished box** in four short sections. Each lesson ends with a piece of wood in your hands, so that you see what to practice.

> Measure with a knife, not with a pencil.`,
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
    subtitle: "From a spare room to a feed that people follow",
    level: "INTERMEDIATE",
    goals: [
      "Write an outline that survives the recording",
      "Make an ordinary room sound calm",
      "Edit for breath and rhythm",
      "Publish a feed in every directory",
    ],
    requirements: ["A microphone; the one in your phone is enough to begin", "Any program that records and cuts"],
    description: `You need no studio and no partner. You need a person to talk to, and a blanket.

The course follows **one episode** from the idea to the feed. You make yours beside it.`,
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
