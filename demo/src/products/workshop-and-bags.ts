import type { ProductSeed } from "./product-seed.js";

export const workshopAndBags: readonly ProductSeed[] = [
  {
    sku: "TLS-0001",
    name: "Low Angle Block Plane",
    description:
      "Fits in one palm and takes shavings you can read through. The mouth adjusts with a quarter turn, and the " +
      "blade comes honed; take it out of the box and use it.",
    priceMinor: 14900,
    initialStock: 15,
    tags: ["plane", "woodworking", "hand tools"],
    categorySlugs: ["workshop"],
    createdAt: "2026-09-08T15:38:00.000Z",
  },
  {
    sku: "TLS-0002",
    name: "Double-Edged Pull Saw",
    description:
      "Cuts on the pull, so the blade can be thin and the line straight. Rip teeth on one edge, crosscut on the " +
      "other. The handle is wrapped in rattan, the blade comes off to pack.",
    priceMinor: 5900,
    initialStock: 44,
    tags: ["saw", "woodworking", "hand tools"],
    categorySlugs: ["workshop"],
    createdAt: "2026-06-26T20:42:00.000Z",
  },
  {
    sku: "TLS-0003",
    name: "Bench Chisel Set",
    description:
      "Four chisels from 6 to 25 millimeters with hornbeam handles made to be struck. The backs are lapped flat " +
      "at the works, which saves you a dull Saturday. Blade guards and a roll of canvas included.",
    priceMinor: 12800,
    initialStock: 21,
    tags: ["chisel", "woodworking", "hand tools"],
    categorySlugs: ["workshop"],
    createdAt: "2025-10-07T16:00:00.000Z",
  },
  {
    sku: "TLS-0004",
    name: "Ratchet Bit Driver",
    description:
      "Seventy-two teeth in the ratchet mean it turns where your wrist cannot. Twelve common bits hide in the " +
      "handle and spring out like a fan. Made for furniture, bicycles, and lids that say do not open.",
    priceMinor: 6700,
    initialStock: 63,
    tags: ["screwdriver", "bits", "repair"],
    categorySlugs: ["workshop"],
    createdAt: "2025-09-18T21:17:00.000Z",
  },
  {
    sku: "TLS-0005",
    name: "Precision Repair Kit",
    description:
      "Forty-eight small bits, two spudgers, tweezers and a magnetic mat to keep the screws in order. Opens " +
      "laptops, controllers and most things that were never meant to be opened.",
    priceMinor: 4900,
    initialStock: 87,
    tags: ["screwdriver", "bits", "repair", "electronics"],
    categorySlugs: ["workshop", "keyboards"],
    createdAt: "2025-11-28T15:07:00.000Z",
  },
  {
    sku: "TLS-0006",
    name: "Temperature-Controlled Soldering Iron",
    description:
      "Ready in eight seconds and asleep when you put it down. The tip and its heater are one piece, so the " +
      "temperature on the display is the temperature at the joint. Powered by USB-C.",
    priceMinor: 9400,
    initialStock: 28,
    tags: ["soldering", "electronics"],
    categorySlugs: ["workshop", "keyboards"],
    createdAt: "2026-04-28T18:13:00.000Z",
  },
  {
    sku: "TLS-0007",
    name: "Digital Caliper",
    description:
      "Reads to a hundredth of a millimeter, in fractions too if you must. Stainless jaws, a lock screw, and a " +
      "battery that is not drained by the display being off.",
    priceMinor: 5300,
    initialStock: 55,
    tags: ["measuring", "caliper", "precision"],
    categorySlugs: ["workshop"],
    createdAt: "2026-02-07T21:58:00.000Z",
  },
  {
    sku: "TLS-0008",
    name: "One-Hand Bar Clamps",
    description:
      "One hand squeezes, the other holds the work. Turn the jaw around and the clamp becomes a spreader. A " +
      "pair of 45 centimeters with pads that do not mark.",
    priceMinor: 7200,
    initialStock: 40,
    tags: ["clamp", "woodworking"],
    categorySlugs: ["workshop"],
    createdAt: "2026-08-26T21:09:00.000Z",
  },
  {
    sku: "TLS-0009",
    name: "Waxed Canvas Tool Roll",
    description:
      "Twelve pockets, two of them zipped, and a leather strap that goes around twice. The wax keeps out rain " +
      "and picks up a map of everything you have ever fixed.",
    priceMinor: 6300,
    initialStock: 32,
    tags: ["storage", "canvas", "tools"],
    categorySlugs: ["workshop", "bags"],
    createdAt: "2025-12-11T15:34:00.000Z",
  },
  {
    sku: "TLS-0010",
    name: "Leather Shop Apron",
    description:
      "Vegetable-tanned hide that hangs from the shoulders and not the neck. Chest pocket for a pencil, two " +
      "deep ones for the rest. It starts stiff and ends up yours.",
    priceMinor: 11200,
    initialStock: 19,
    tags: ["apron", "leather", "safety"],
    categorySlugs: ["workshop"],
    createdAt: "2026-05-31T19:29:00.000Z",
  },
  {
    sku: "TLS-0011",
    name: "Five-Meter Tape Measure",
    description:
      "A matte blade that stands out two meters before it folds, marked on both sides so you can read it from " +
      "below. The stop holds until you say otherwise.",
    priceMinor: 1900,
    initialStock: 144,
    tags: ["measuring", "tape"],
    categorySlugs: ["workshop"],
    createdAt: "2026-05-24T15:27:00.000Z",
  },
  {
    sku: "BAG-0001",
    name: "Courier Roll-Top Backpack",
    description:
      "Rolls up for groceries, rolls down for the train. The laptop hangs in its own sleeve off the back panel " +
      "and never touches the floor. Sailcloth from the outside, bright lining inside so you can find your keys.",
    priceMinor: 17900,
    initialStock: 35,
    tags: ["backpack", "commuting", "waterproof", "featured"],
    categorySlugs: ["bags"],
    createdAt: "2025-09-27T15:05:00.000Z",
  },
  {
    sku: "BAG-0002",
    name: "Weekender Duffel Bag",
    description:
      "Two nights, one pair of good shoes, no checked luggage. The shoe tunnel opens from the end and the " +
      "straps tuck away to make it a neat parcel. Waxed cotton with bridle leather handles.",
    priceMinor: 15400,
    initialStock: 22,
    tags: ["duffel", "travel", "canvas"],
    categorySlugs: ["bags"],
    createdAt: "2025-12-27T17:22:00.000Z",
  },
  {
    sku: "BAG-0003",
    name: "Market Canvas Tote",
    description:
      "Heavy canvas, a square bottom, and handles long enough for a winter coat. An inside pocket keeps the " +
      "bread away from the leeks.",
    priceMinor: 2800,
    initialStock: 155,
    tags: ["tote", "canvas", "shopping"],
    categorySlugs: ["bags", "kitchen"],
    createdAt: "2026-03-01T16:34:00.000Z",
  },
  {
    sku: "BAG-0004",
    name: "Felt Laptop Sleeve",
    description:
      "Molded wool felt without a single zipper to scratch the lid. Sized for screens from 13 to 14 inches, with a " +
      "pocket behind for the charger.",
    priceMinor: 5100,
    initialStock: 59,
    tags: ["laptop", "sleeve", "felt"],
    categorySlugs: ["bags", "keyboards"],
    createdAt: "2026-03-08T21:21:00.000Z",
  },
  {
    sku: "BAG-0005",
    name: "Packing Cubes, Set of Five",
    description:
      "A second zipper squeezes each cube to half its height. One is wet-proof, for the swimsuit on the last " +
      "morning. Mesh lids let you see what you packed without unpacking it.",
    priceMinor: 4400,
    initialStock: 83,
    tags: ["packing", "travel", "organizer"],
    categorySlugs: ["bags"],
    createdAt: "2026-09-11T13:49:00.000Z",
  },
  {
    sku: "BAG-0006",
    name: "Passport Travel Wallet",
    description:
      "Room for two passports, boarding passes, and the currency of wherever you just left. Full-grain leather " +
      "with a pen loop, since the form always has to be filled in.",
    priceMinor: 6200,
    initialStock: 51,
    tags: ["wallet", "travel", "leather"],
    categorySlugs: ["bags"],
    createdAt: "2026-03-11T16:39:00.000Z",
  },
  {
    sku: "BAG-0007",
    name: "Crossbody Sling Bag",
    description:
      "Swings from back to front in one move. Phone, bottle, paperback, rain shell: that is the list it was " +
      "drawn around. The buckle is magnetic and opens with one thumb.",
    priceMinor: 7300,
    initialStock: 46,
    tags: ["sling", "travel", "everyday"],
    categorySlugs: ["bags"],
    createdAt: "2026-05-28T18:05:00.000Z",
  },
  {
    sku: "BAG-0008",
    name: "Hanging Toiletry Bag",
    description:
      "Unfolds from a hook into four see-through pockets, so nothing has to lie on a wet counter. The lining " +
      "wipes clean even after toothpaste.",
    priceMinor: 4800,
    initialStock: 64,
    tags: ["toiletry", "travel", "organizer"],
    categorySlugs: ["bags"],
    createdAt: "2025-12-07T13:36:00.000Z",
  },
  {
    sku: "BAG-0009",
    name: "Brass Luggage Tag",
    description:
      "A solid plate with room for a name and a number, and a steel scriber to write them with. The leather " +
      "strap buckles, it does not snap, and has yet to lose a suitcase.",
    priceMinor: 2100,
    initialStock: 98,
    tags: ["luggage", "travel", "brass"],
    categorySlugs: ["bags"],
    createdAt: "2025-12-01T18:38:00.000Z",
  },
  {
    sku: "BAG-0010",
    name: "Roll-Top Bike Pannier",
    description:
      "Hooks onto any rack with one hand, then unclips into a shoulder bag at the office door. Welded seams and " +
      "a reflective strip the width of a hand. Sold singly, because most people carry one.",
    priceMinor: 13200,
    initialStock: 2,
    tags: ["cycling", "commuting", "waterproof"],
    categorySlugs: ["bags", "outdoors"],
    createdAt: "2026-08-29T21:32:00.000Z",
  },
  {
    sku: "BAG-0011",
    name: "Memory Foam Neck Pillow",
    description:
      "A flat back, so it does not push your head forward, and a chin that closes in front. The cover comes off " +
      "for the wash. Squeezes into its own sack the size of an orange.",
    priceMinor: 3700,
    initialStock: 70,
    tags: ["travel", "pillow", "sleep"],
    categorySlugs: ["bags", "home-textiles"],
    createdAt: "2026-09-18T15:30:00.000Z",
  },
];
