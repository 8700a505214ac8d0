import type { ProductSeed } from "./product-seed.js";

export const lightAndTextiles: readonly ProductSeed[] = [
  {
    sku: "LGT-0001",
    name: "Heron Reading Lamp",
    description:
      "A long-necked lamp that reaches over a book without getting in the way. Turn the knuckle at the top to " +
      "dim it from a reading light to the faintest glow. The light is warm, flicker-free, and replaceable with " +
      "a single screw.",
    priceMinor: 11900,
    initialStock: 33,
    tags: ["lamp", "desk", "led", "dimmable"],
    categorySlugs: ["lighting", "keyboards"],
    createdAt: "2025-09-14T19:55:00.000Z",
  },
  {
    sku: "LGT-0002",
    name: "Workshop Clamp Lamp",
    description:
      "Spring-balanced arms hold it exactly where you let go. The cast clamp bites on anything up to six " +
      "centimeters thick, and the shade stays cool enough to grab.",
    priceMinor: 5900,
    initialStock: 46,
    tags: ["lamp", "clamp", "workshop"],
    categorySlugs: ["lighting", "workshop"],
    createdAt: "2026-09-21T14:35:00.000Z",
  },
  {
    sku: "LGT-0003",
    name: "Paper Cloud Pendant Lamp",
    description:
      "Layers of washi paper over a bamboo frame, lit from inside like an overcast noon. It ships flat and " +
      "takes about ten minutes to unfold. Cord and ceiling cap included; bulb not.",
    priceMinor: 7900,
    initialStock: 21,
    tags: ["lamp", "pendant", "paper"],
    categorySlugs: ["lighting"],
    createdAt: "2025-12-24T19:09:00.000Z",
  },
  {
    sku: "LGT-0004",
    name: "Tall Paper Floor Lantern",
    description:
      "A column of folded paper that softens a whole corner. We are reworking the base after two of them tipped " +
      "in a draft, so it is off sale for now.",
    priceMinor: 9800,
    initialStock: 6,
    tags: ["lantern", "floor", "paper"],
    categorySlugs: ["lighting"],
    isActive: false,
    createdAt: "2025-09-11T15:52:00.000Z",
  },
  {
    sku: "LGT-0005",
    name: "Amber Filament Bulb",
    description:
      "Looks like a bulb from a hundred years ago and draws four watts. The amber glass warms the light to " +
      "candle color without turning the room orange.",
    priceMinor: 1400,
    initialStock: 200,
    tags: ["bulb", "led", "filament", "dimmable"],
    categorySlugs: ["lighting"],
    createdAt: "2026-10-07T21:03:00.000Z",
  },
  {
    sku: "LGT-0006",
    name: "Firefly String Lights",
    description:
      "Twenty small bulbs on twelve meters of rubber cable, made to stay up in the rain. Join up to six strings " +
      "end to end. A dead bulb does not take the others with it.",
    priceMinor: 3400,
    initialStock: 97,
    tags: ["string lights", "outdoor", "led"],
    categorySlugs: ["lighting", "garden"],
    createdAt: "2026-09-27T21:33:00.000Z",
  },
  {
    sku: "LGT-0007",
    name: "Owl Night Light",
    description:
      "A silicone owl that glows when squeezed and falls asleep after thirty minutes. Soft enough to take to " +
      "bed and bright enough to find the bathroom.",
    priceMinor: 2600,
    initialStock: 68,
    tags: ["night light", "led", "kids"],
    categorySlugs: ["lighting"],
    createdAt: "2026-01-02T14:07:00.000Z",
  },
  {
    sku: "LGT-0008",
    name: "Glowworm Rechargeable Table Lamp",
    description:
      "No cord, no candle, no fuss. Carry it from the desk to the balcony to the dinner table, and top it up by " +
      "USB-C every few nights. The powder-coated steel stays outside through a summer shower.",
    priceMinor: 8400,
    initialStock: 29,
    tags: ["lamp", "rechargeable", "portable", "led", "featured"],
    categorySlugs: ["lighting"],
    createdAt: "2026-03-30T18:46:00.000Z",
  },
  {
    sku: "LGT-0009",
    name: "Under-Shelf Light Bar",
    description:
      "Peel, stick, and the dark end of the counter is gone. A wave of the hand turns it on, which you will " +
      "appreciate with dough on your fingers. Up to four bars run from one plug.",
    priceMinor: 4500,
    initialStock: 82,
    tags: ["led", "kitchen", "light bar"],
    categorySlugs: ["lighting", "kitchen"],
    createdAt: "2026-06-03T19:47:00.000Z",
  },
  {
    sku: "LGT-0010",
    name: "Dial Dimmer Plug",
    description:
      "Sits between the wall and any lamp you own and gives it a proper dial. Works with dimmable LED bulbs " +
      "down to three watts without buzzing.",
    priceMinor: 2900,
    initialStock: 120,
    tags: ["dimmer", "plug", "switch"],
    categorySlugs: ["lighting"],
    createdAt: "2026-03-24T16:12:00.000Z",
  },
  {
    sku: "LGT-0011",
    name: "Storm Candle Lantern",
    description:
      "Blown glass in a galvanized frame that keeps a flame alive in real wind. Takes any candle up to seven " +
      "centimeters across. The door closes with a click you can feel in gloves.",
    priceMinor: 4900,
    initialStock: 38,
    tags: ["lantern", "candle", "outdoor"],
    categorySlugs: ["lighting", "outdoors"],
    createdAt: "2026-09-05T20:49:00.000Z",
  },
  {
    sku: "TEX-0001",
    name: "Stonewashed Linen Duvet Cover",
    description:
      "Heavy enough to drape, open enough to breathe. The linen is woven in Portugal from European flax and " +
      "tumbled with pumice until it feels ten years old. Coconut buttons, inside ties, and a color that only " +
      "gets better.",
    priceMinor: 18900,
    initialStock: 24,
    tags: ["linen", "bedding", "duvet"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-08-19T21:26:00.000Z",
  },
  {
    sku: "TEX-0002",
    name: "Highland Wool Throw",
    description:
      "A herringbone throw in undyed fleece: brown sheep, gray sheep, white sheep. It is warm at the weight of " +
      "a sweater and long enough to cover both feet and chin. Air it instead of washing it.",
    priceMinor: 13900,
    initialStock: 31,
    tags: ["wool", "throw", "blanket", "featured"],
    categorySlugs: ["home-textiles"],
    createdAt: "2025-09-02T14:10:00.000Z",
  },
  {
    sku: "TEX-0003",
    name: "Waffle Bath Towel",
    description:
      "A deep honeycomb that dries you quickly and itself even faster. It shrinks a little in the first wash, " +
      "on purpose, which is when the waffle appears.",
    priceMinor: 3900,
    initialStock: 130,
    tags: ["towel", "cotton", "bath"],
    categorySlugs: ["home-textiles"],
    createdAt: "2025-11-24T16:28:00.000Z",
  },
  {
    sku: "TEX-0004",
    name: "Linen Tea Towels, Set of Three",
    description:
      "Lint-free on glasses, tough on roasting tins. Three stripes in three colors, so there is never an " +
      "argument about which one was for the dog.",
    priceMinor: 3200,
    initialStock: 104,
    tags: ["linen", "kitchen", "towel"],
    categorySlugs: ["home-textiles", "kitchen"],
    createdAt: "2026-07-28T17:32:00.000Z",
  },
  {
    sku: "TEX-0005",
    name: "Cool Percale Sheet Set",
    description:
      "Crisp like a hotel bed on the first night. Long-staple cotton in a plain weave lets the heat out, which " +
      "is why we sleep under it from May to September. Fitted sheet, flat sheet, two pillowcases.",
    priceMinor: 12400,
    initialStock: 37,
    tags: ["cotton", "bedding", "sheets"],
    categorySlugs: ["home-textiles"],
    createdAt: "2025-12-30T18:30:00.000Z",
  },
  {
    sku: "TEX-0006",
    name: "Buckwheat Bolster Cushion",
    description:
      "Filled with two kilograms of hulls that shift until they fit the small of your back. A zipper lets you take " +
      "some out. The rustle takes a day to get used to and then you miss it elsewhere.",
    priceMinor: 5700,
    initialStock: 43,
    tags: ["cushion", "buckwheat", "yoga"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-10-17T14:32:00.000Z",
  },
  {
    sku: "TEX-0007",
    name: "Velvet Cushion Cover",
    description:
      "Cotton velvet with a short pile that catches the evening light. Hidden zipper, piped edge, and dyed in " +
      "small lots of a shade somewhere between plum and fig.",
    priceMinor: 3400,
    initialStock: 76,
    tags: ["cushion", "velvet", "cotton"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-03-17T16:52:00.000Z",
  },
  {
    sku: "TEX-0008",
    name: "Harvest Jute Rug",
    description:
      "Braided in a spiral by one person from start to finish, over about three days. It is coarse in the best " +
      "way and hides crumbs better than anything with a pile. Turn it over each spring.",
    priceMinor: 16500,
    initialStock: 11,
    tags: ["rug", "jute", "natural"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-03-05T21:49:00.000Z",
  },
  {
    sku: "TEX-0009",
    name: "Gauze Linen Curtains",
    description:
      "Privacy by day without giving up the light. Each panel hangs from a hidden tape, with enough hem to let " +
      "down for tall windows. Sold as a pair.",
    priceMinor: 9900,
    initialStock: 19,
    tags: ["linen", "curtains", "window"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-06-29T18:09:00.000Z",
  },
  {
    sku: "TEX-0010",
    name: "Cork Bath Mat",
    description:
      "Warm underfoot in January and dry again before the mirror has cleared. Cork does not mind water at all; " +
      "after all, it spent its youth as bark.",
    priceMinor: 4400,
    initialStock: 2,
    tags: ["bath", "cork", "mat"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-05-11T14:53:00.000Z",
  },
  {
    sku: "TEX-0011",
    name: "Patchwork Log Cabin Quilt",
    description:
      "Sixty-four log cabin blocks, pieced from the remnants of a shirt factory, so no two quilts match. " +
      "Quilted by machine, bound by hand. It comes with a label on the back with space for a name and a year.",
    priceMinor: 28900,
    initialStock: 5,
    tags: ["quilt", "cotton", "bedding"],
    categorySlugs: ["home-textiles"],
    createdAt: "2026-06-13T15:01:00.000Z",
  },
];
