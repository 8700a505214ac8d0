import type { ProductSeed } from "./product-seed.js";

export const deskAndAudio: readonly ProductSeed[] = [
  {
    sku: "KEY-0001",
    name: "Tern 75 Mechanical Keyboard",
    description:
      "A compact 75 percent board with hot-swap sockets, so you can change switches without a soldering iron. " +
      "The gasket mount gives each key a soft, quiet landing, and the battery lasts about five weeks with the " +
      "lights off. Works over USB-C, or wirelessly with up to three machines.",
    priceMinor: 16900,
    initialStock: 48,
    tags: ["keyboard", "mechanical", "hot-swap", "wireless", "featured"],
    categorySlugs: ["keyboards"],
    createdAt: "2025-10-17T17:00:00.000Z",
  },
  {
    sku: "KEY-0002",
    name: "Kestrel Split Ergonomic Keyboard",
    description:
      "Two halves let your shoulders stay where they belong. Each side tents from zero to fifteen degrees on " +
      "machined feet, and the thumb clusters take over the jobs your little fingers used to do. Expect an " +
      "awkward first week and a happy decade.",
    priceMinor: 22900,
    initialStock: 17,
    tags: ["keyboard", "mechanical", "ergonomic", "split"],
    categorySlugs: ["keyboards"],
    createdAt: "2026-01-15T15:06:00.000Z",
  },
  {
    sku: "KEY-0003",
    name: "Tern Number Pad",
    description:
      "For everyone who bought a small keyboard and then had to do the taxes. It pairs with the Tern 75 or " +
      "works on its own, on either side of the desk.",
    priceMinor: 5900,
    initialStock: 62,
    tags: ["keyboard", "numpad", "wireless"],
    categorySlugs: ["keyboards"],
    createdAt: "2026-02-20T17:33:00.000Z",
  },
  {
    sku: "KEY-0004",
    name: "Low Tide Keycap Set",
    description:
      "Dye-sublimated PBT caps in wet sand, slate and a single rust-colored Enter. The legends are part of the " +
      "plastic and will not wear off. Covers full-size, tenkeyless and 75 percent layouts, with both ANSI and " +
      "ISO Enter in the box.",
    priceMinor: 7400,
    initialStock: 35,
    tags: ["keycaps", "mechanical", "keyboard"],
    categorySlugs: ["keyboards"],
    createdAt: "2025-11-08T19:25:00.000Z",
  },
  {
    sku: "KEY-0005",
    name: "Mossbank Keycap Set",
    description:
      "Greens that took eleven samples to get right, from lichen to deep forest. The caps are double-shot and a " +
      "little taller than usual, which lowers the pitch of every keystroke.",
    priceMinor: 7900,
    initialStock: 3,
    tags: ["keycaps", "mechanical", "keyboard"],
    categorySlugs: ["keyboards"],
    createdAt: "2026-04-16T18:23:00.000Z",
  },
  {
    sku: "KEY-0006",
    name: "Linear Switch Sampler",
    description:
      "Sixteen linear switches from feather-light to stubborn, mounted on an acrylic block with a key to what " +
      "is what. Spend an evening pressing them before you buy ninety of the wrong kind.",
    priceMinor: 2400,
    initialStock: 110,
    tags: ["switches", "mechanical", "sampler"],
    categorySlugs: ["keyboards"],
    createdAt: "2025-12-20T16:39:00.000Z",
  },
  {
    sku: "KEY-0007",
    name: "Coiled Keyboard Cable",
    description:
      "A hand-wound coil with an aviator connector in the middle, so the desk end can stay put when the " +
      "keyboard travels. Braided cotton over a full data cable, 1.4 meters when stretched.",
    priceMinor: 4200,
    initialStock: 54,
    tags: ["cable", "keyboard", "usb-c"],
    categorySlugs: ["keyboards"],
    createdAt: "2025-11-05T21:25:00.000Z",
  },
  {
    sku: "KEY-0008",
    name: "Wool Felt Desk Mat",
    description:
      "Three millimeters of pressed merino that warm the desk and take the clatter out of typing. A cork layer " +
      "underneath keeps it from wandering. Brush it once a month and it will look the same in five years.",
    priceMinor: 5200,
    initialStock: 73,
    tags: ["desk", "mat", "felt", "wool"],
    categorySlugs: ["keyboards"],
    createdAt: "2025-10-30T21:39:00.000Z",
  },
  {
    sku: "KEY-0009",
    name: "Walnut Wrist Rest",
    description:
      "Cut from offcuts of a furniture maker down the road, then shaped by hand to a slope that suits boards " +
      "between 18 and 24 millimeters tall. Finished with hard wax, so coffee wipes off.",
    priceMinor: 4800,
    initialStock: 28,
    tags: ["desk", "wrist rest", "walnut", "ergonomic"],
    categorySlugs: ["keyboards"],
    createdAt: "2026-05-18T19:50:00.000Z",
  },
  {
    sku: "KEY-0010",
    name: "Cobble Trackball Mouse",
    description:
      "The pointer moves, your wrist stays still. A 38-millimeter ball rides on ceramic bearings that pop out " +
      "for cleaning, and the scroll ring turns under your ring finger. Shaped for right hands.",
    priceMinor: 8600,
    initialStock: 41,
    tags: ["mouse", "trackball", "ergonomic", "wireless"],
    categorySlugs: ["keyboards"],
    createdAt: "2026-10-13T17:02:00.000Z",
  },
  {
    sku: "KEY-0011",
    name: "Fold-Flat Laptop Stand",
    description:
      "Opens into a steady tripod that lifts the screen 17 centimeters, and folds to the size of a ruler. It " +
      "weighs less than a chocolate bar. Holds anything up to four kilograms.",
    priceMinor: 6700,
    initialStock: 90,
    tags: ["desk", "laptop", "stand", "travel"],
    categorySlugs: ["keyboards", "bags"],
    createdAt: "2026-10-20T20:35:00.000Z",
  },
  {
    sku: "AUD-0001",
    name: "Larkspur Over-Ear Headphones",
    description:
      "Noise cancelling that hushes a train without leaving that pressure in your ears. The cushions, headband " +
      "and battery are all held by ordinary screws, and we sell every one of them as a spare part. Thirty-eight " +
      "hours on a charge.",
    priceMinor: 24900,
    initialStock: 26,
    tags: ["headphones", "bluetooth", "noise cancelling", "featured"],
    categorySlugs: ["audio"],
    createdAt: "2025-11-18T19:03:00.000Z",
  },
  {
    sku: "AUD-0002",
    name: "Wren Wireless Earbuds",
    description:
      "Small enough to forget and loud enough for the bus. Five sizes of tips come in the box, including one " +
      "for ears that nothing ever fits. The case charges on any pad or cable you already own.",
    priceMinor: 12900,
    initialStock: 140,
    tags: ["earbuds", "bluetooth", "wireless"],
    categorySlugs: ["audio"],
    createdAt: "2026-07-31T16:48:00.000Z",
  },
  {
    sku: "AUD-0003",
    name: "Sparrow Wired Earphones",
    description:
      "Plain wired earphones with a flat cable that refuses to tangle. We have stopped making them because the " +
      "jack has gone from most phones; a USB-C version is on the drawing board.",
    priceMinor: 2900,
    initialStock: 12,
    tags: ["earphones", "wired"],
    categorySlugs: ["audio"],
    isActive: false,
    createdAt: "2025-09-05T20:25:00.000Z",
  },
  {
    sku: "AUD-0004",
    name: "Alder Bookshelf Speakers",
    description:
      "A pair of two-way speakers in real alder veneer, with a silk tweeter that never turns shrill. They like " +
      "a bit of space behind them and a small amplifier in front. Sold in matched pairs, tested together.",
    priceMinor: 38900,
    initialStock: 14,
    tags: ["speakers", "hi-fi", "wood"],
    categorySlugs: ["audio"],
    createdAt: "2026-08-07T21:26:00.000Z",
  },
  {
    sku: "AUD-0005",
    name: "Pika Pocket Speaker",
    description:
      "Fits a jacket pocket, survives the lake, and fills a picnic blanket with sound. Two of them pair up into " +
      "proper stereo. Fourteen hours if you are kind to the neighbors.",
    priceMinor: 5400,
    initialStock: 165,
    tags: ["speaker", "bluetooth", "waterproof"],
    categorySlugs: ["audio", "outdoors"],
    createdAt: "2025-10-20T15:26:00.000Z",
  },
  {
    sku: "AUD-0006",
    name: "Hollow Oak Podcast Microphone",
    description:
      "A dynamic microphone that hears you and not the fridge. Plug it in by USB to begin with, and by XLR once " +
      "you have caught the bug. The shock mount and foam windscreen are already in the box.",
    priceMinor: 15900,
    initialStock: 22,
    tags: ["microphone", "podcast", "usb"],
    categorySlugs: ["audio"],
    createdAt: "2026-04-25T20:12:00.000Z",
  },
  {
    sku: "AUD-0007",
    name: "Birdsong Audio Recorder",
    description:
      "Two crossed capsules, one big red button, and a meter you can read in full sun. It starts in under a " +
      "second, so you get the bird before it leaves. Records 32-bit float, which means you cannot set the level " +
      "wrong.",
    priceMinor: 21900,
    initialStock: 9,
    tags: ["recorder", "microphone", "travel"],
    categorySlugs: ["audio"],
    createdAt: "2026-06-19T20:51:00.000Z",
  },
  {
    sku: "AUD-0008",
    name: "Meridian Turntable",
    description:
      "Belt-driven, with a platter heavy enough to ignore footsteps. The cartridge comes aligned, and a " +
      "built-in phono stage lets you plug straight into powered speakers. Thirty-three and forty-five, changed " +
      "with a switch and not by moving the belt.",
    priceMinor: 42900,
    initialStock: 7,
    tags: ["turntable", "vinyl", "hi-fi"],
    categorySlugs: ["audio"],
    createdAt: "2026-01-18T18:47:00.000Z",
  },
  {
    sku: "AUD-0009",
    name: "Record Cleaning Brush",
    description:
      "Carbon fibers fine enough to reach the bottom of a groove, on a beech handle. Hold it lightly against " +
      "the turning record for two rounds, then lift the dust away.",
    priceMinor: 1900,
    initialStock: 88,
    tags: ["vinyl", "turntable", "care"],
    categorySlugs: ["audio"],
    createdAt: "2026-08-13T18:57:00.000Z",
  },
  {
    sku: "AUD-0010",
    name: "Beech Headphone Stand",
    description:
      "One steam-bent arch of beech on a weighted foot. The curve follows a headband, so the padding keeps its " +
      "shape, and there is a slot at the back for the cable.",
    priceMinor: 3600,
    initialStock: 57,
    tags: ["headphones", "stand", "wood", "desk"],
    categorySlugs: ["audio", "keyboards"],
    createdAt: "2026-09-01T13:55:00.000Z",
  },
  {
    sku: "AUD-0011",
    name: "Breakfast Kitchen Radio",
    description:
      "FM, digital and Bluetooth behind one honest dial. It remembers four stations, wakes you with the one you " +
      "like, and shrugs off flour and steam. The handle is oak; the carrying is up to you.",
    priceMinor: 8900,
    initialStock: 0,
    tags: ["radio", "bluetooth", "retro"],
    categorySlugs: ["audio"],
    createdAt: "2026-01-28T13:13:00.000Z",
  },
];
