import type { ProductSeed } from "./product-seed.js";

export const gardenAndOutdoors: readonly ProductSeed[] = [
  {
    sku: "GRD-0001",
    name: "Forged Hand Trowel",
    description:
      "Forged from one bar of steel, so there is no weld to give up when you hit a root. Depth marks on the " +
      "blade take the guesswork out of bulbs. Ash handle, leather loop.",
    priceMinor: 3700,
    initialStock: 66,
    tags: ["tools", "digging", "steel"],
    categorySlugs: ["garden"],
    createdAt: "2025-10-10T20:53:00.000Z",
  },
  {
    sku: "GRD-0002",
    name: "Bypass Pruning Shears",
    description:
      "Two curved blades pass like scissors and leave a clean cut that heals. Every part unscrews for " +
      "sharpening, the spring included. Red handles, because you will put them down in the grass.",
    priceMinor: 6800,
    initialStock: 47,
    tags: ["pruning", "tools", "steel"],
    categorySlugs: ["garden"],
    createdAt: "2026-04-19T14:14:00.000Z",
  },
  {
    sku: "GRD-0003",
    name: "Long-Spout Watering Can",
    description:
      "Balanced to pour with one hand from nine liters down to the last drop. The brass rose unscrews for the " +
      "days when you want a stream in place of rain.",
    priceMinor: 5500,
    initialStock: 34,
    tags: ["watering", "steel", "plants"],
    categorySlugs: ["garden"],
    createdAt: "2025-12-14T14:23:00.000Z",
  },
  {
    sku: "GRD-0004",
    name: "Terracotta Pots, Set of Four",
    description:
      "Hand-thrown and fired hot enough to sit through a frost. Unglazed clay breathes, and roots thank you for " +
      "it. Four sizes that nest for the winter, each with a saucer.",
    priceMinor: 4300,
    initialStock: 58,
    tags: ["pots", "terracotta", "plants"],
    categorySlugs: ["garden"],
    createdAt: "2026-09-30T21:30:00.000Z",
  },
  {
    sku: "GRD-0005",
    name: "Seed Keeper Tin",
    description:
      "Dividers for every month and room for about sixty packets. There is a pocket of rice paper sachets for " +
      "the seeds you save yourself, and a pencil that you will lose by May.",
    priceMinor: 3200,
    initialStock: 79,
    tags: ["seeds", "storage", "tin"],
    categorySlugs: ["garden"],
    createdAt: "2026-07-18T16:52:00.000Z",
  },
  {
    sku: "GRD-0006",
    name: "Cedar Raised Bed",
    description:
      "Dovetailed cedar boards slide together without a single screw. It makes a bed of 120 by 80 centimeters, " +
      "knee-high, and needs no lining or stain. Stack two of them if your back insists.",
    priceMinor: 15900,
    initialStock: 8,
    tags: ["raised bed", "cedar", "vegetables"],
    categorySlugs: ["garden"],
    createdAt: "2026-02-26T15:22:00.000Z",
  },
  {
    sku: "GRD-0007",
    name: "Countertop Compost Caddy",
    description:
      "Holds three days of peelings and keeps the smell to itself, thanks to a charcoal disc in the lid. The " +
      "inner bucket lifts out with a handle that stays clean.",
    priceMinor: 4100,
    initialStock: 53,
    tags: ["compost", "kitchen", "steel"],
    categorySlugs: ["garden", "kitchen"],
    createdAt: "2026-06-06T14:46:00.000Z",
  },
  {
    sku: "GRD-0008",
    name: "Thick Kneeling Pad",
    description:
      "Four centimeters of closed-cell foam between you and the gravel. It does not soak up water, doubles as a " +
      "seat, and floats if it comes to that.",
    priceMinor: 2200,
    initialStock: 95,
    tags: ["kneeling", "comfort"],
    categorySlugs: ["garden", "workshop"],
    createdAt: "2026-01-05T20:29:00.000Z",
  },
  {
    sku: "GRD-0009",
    name: "Cottage Bird Feeder",
    description:
      "A little cedar house with clear walls, so you see when the seed runs low. The roof slides up its cord " +
      "for filling and drops back too tightly for squirrels. Mostly.",
    priceMinor: 4700,
    initialStock: 25,
    tags: ["birds", "feeder", "cedar"],
    categorySlugs: ["garden"],
    createdAt: "2026-07-08T13:51:00.000Z",
  },
  {
    sku: "GRD-0010",
    name: "Slate Plant Labels",
    description:
      "Twenty slivers of roofing slate and a white pencil. Rain does not move the writing; a thumb with soap " +
      "does.",
    priceMinor: 1600,
    initialStock: 122,
    tags: ["labels", "plants", "slate"],
    categorySlugs: ["garden"],
    createdAt: "2026-07-12T14:33:00.000Z",
  },
  {
    sku: "GRD-0011",
    name: "Self-Watering Planter",
    description:
      "A wick draws water from a hidden reservoir while you are away for two weeks. A cork float shows the " +
      "level. Basil, ferns and forgetful people do very well with it.",
    priceMinor: 5200,
    initialStock: 40,
    tags: ["planter", "watering", "plants", "indoor"],
    categorySlugs: ["garden"],
    createdAt: "2026-02-03T15:44:00.000Z",
  },
  {
    sku: "OUT-0001",
    name: "Ridgeline Two-Person Tent",
    description:
      "Two doors, two porches, and not one argument about who sleeps by the exit. It pitches in four minutes " +
      "with three color-coded poles and packs down to 1.9 kilograms. The fly is coated on both sides and " +
      "seam-taped.",
    priceMinor: 34900,
    initialStock: 10,
    tags: ["tent", "camping", "hiking"],
    categorySlugs: ["outdoors"],
    createdAt: "2025-10-13T15:16:00.000Z",
  },
  {
    sku: "OUT-0002",
    name: "Three-Season Sleeping Bag",
    description:
      "Comfortable to minus four, with a foot box that lets you turn over. The recycled fill keeps its loft " +
      "when damp, which down never learned. Left and right zippers join into a double.",
    priceMinor: 18900,
    initialStock: 18,
    tags: ["sleeping bag", "camping"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-04-22T14:14:00.000Z",
  },
  {
    sku: "OUT-0003",
    name: "Pocket Camp Stove",
    description:
      "Boils half a liter in under three minutes and folds into a fist. The serrated arms hold a pot firmly on " +
      "a slope. Runs on standard threaded gas canisters.",
    priceMinor: 7900,
    initialStock: 42,
    tags: ["stove", "camping", "cooking"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-01-09T20:30:00.000Z",
  },
  {
    sku: "OUT-0004",
    name: "Ranger Headlamp",
    description:
      "Four hundred lumens when something rustles, a dim red when you only need the map. One big button that " +
      "works in mittens. Charges by USB-C and still takes three AAA cells if you are far from anywhere.",
    priceMinor: 5900,
    initialStock: 77,
    tags: ["headlamp", "led", "camping", "rechargeable"],
    categorySlugs: ["outdoors", "lighting"],
    createdAt: "2026-07-25T17:13:00.000Z",
  },
  {
    sku: "OUT-0005",
    name: "Folding Trekking Poles",
    description:
      "Three carbon sections on a cord snap together like a tent pole. Cork grips soak up sweat and mold to " +
      "your hands over a season. Sold as a pair with mud baskets.",
    priceMinor: 9700,
    initialStock: 23,
    tags: ["hiking", "poles", "carbon"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-05-05T13:30:00.000Z",
  },
  {
    sku: "OUT-0006",
    name: "Drift Hammock",
    description:
      "Parachute nylon that packs to the size of a grapefruit and holds two hundred kilograms. The tree straps " +
      "are wide, which is kinder to bark. Lie diagonally; that is the whole secret.",
    priceMinor: 8300,
    initialStock: 30,
    tags: ["hammock", "camping", "travel"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-06-09T15:10:00.000Z",
  },
  {
    sku: "OUT-0007",
    name: "Glacier Insulated Bottle",
    description:
      "Ice at noon that went in at breakfast the day before. The wide mouth takes cubes and a bottle brush, and " +
      "the cap is tied on with a cord that you can replace with a shoelace.",
    priceMinor: 4400,
    initialStock: 175,
    tags: ["bottle", "insulated", "hiking"],
    categorySlugs: ["outdoors", "bags"],
    createdAt: "2025-11-02T13:29:00.000Z",
  },
  {
    sku: "OUT-0008",
    name: "Roll-Top Dry Bag",
    description:
      "Three folds and a click, and twenty liters of dry socks go down the river with you. The welded seams " +
      "have no needle holes. Bright orange, in case it goes without you.",
    priceMinor: 3300,
    initialStock: 101,
    tags: ["dry bag", "paddling", "waterproof"],
    categorySlugs: ["outdoors", "bags"],
    createdAt: "2026-02-16T14:44:00.000Z",
  },
  {
    sku: "OUT-0009",
    name: "Baseplate Compass",
    description:
      "A liquid-filled needle that settles in two seconds, with scales for three map sizes along the edge. Set " +
      "the declination once with the little key and forget about it. It never needs charging.",
    priceMinor: 3800,
    initialStock: 60,
    tags: ["compass", "hiking", "navigation"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-06-22T15:39:00.000Z",
  },
  {
    sku: "OUT-0010",
    name: "Low Folding Camp Chair",
    description:
      "Sits close to the fire and low enough to stretch your legs. Shock-corded poles find their own places " +
      "when you shake it open. Under a kilogram, with a pocket for a cup.",
    priceMinor: 11400,
    initialStock: 0,
    tags: ["chair", "camping", "folding"],
    categorySlugs: ["outdoors"],
    createdAt: "2026-07-21T16:01:00.000Z",
  },
  {
    sku: "OUT-0011",
    name: "Enamel Camp Mug",
    description:
      "It goes straight on the coals and then straight into your hands, if you wait a moment. Chips are part of " +
      "the deal; each one marks a trip.",
    priceMinor: 1800,
    initialStock: 135,
    tags: ["mug", "enamel", "camping"],
    categorySlugs: ["outdoors", "coffee-and-tea"],
    createdAt: "2026-09-24T13:20:00.000Z",
  },
];
