import type { ProductSeed } from "./product-seed.js";

export const kitchenAndCoffee: readonly ProductSeed[] = [
  {
    sku: "KIT-0001",
    name: "Carbon Steel Skillet",
    description:
      "Lighter than cast iron and just as stubborn about heat. It arrives with its first coat of seasoning and " +
      "earns the rest from you. After a month, eggs slide.",
    priceMinor: 8900,
    initialStock: 52,
    tags: ["pan", "carbon steel", "skillet"],
    categorySlugs: ["kitchen"],
    createdAt: "2025-11-21T16:04:00.000Z",
  },
  {
    sku: "KIT-0002",
    name: "Breton Crêpe Pan",
    description:
      "Low sides, a wide flat face, and a wooden rake for spreading the batter. The first crêpe will still go " +
      "wrong; that one belongs to the cook.",
    priceMinor: 6400,
    initialStock: 27,
    tags: ["pan", "crêpe", "cast iron"],
    categorySlugs: ["kitchen"],
    createdAt: "2025-12-17T13:04:00.000Z",
  },
  {
    sku: "KIT-0003",
    name: "Ember Enamel Dutch Oven",
    description:
      "Five and a half liters of cast iron under three coats of enamel, made for soups that take all Sunday. " +
      "The lid drips condensation back over the roast. It bakes a fine loaf of bread, too.",
    priceMinor: 19900,
    initialStock: 16,
    tags: ["pot", "enamel", "cast iron", "baking"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-04-06T17:30:00.000Z",
  },
  {
    sku: "KIT-0004",
    name: "Aya Chef's Knife",
    description:
      "Twenty-one centimeters of hard carbon-core steel with a stainless jacket. The balance point sits right " +
      "where you pinch it. Keep it off glass and out of the dishwasher, and a whetstone every two months is all " +
      "it asks.",
    priceMinor: 17900,
    initialStock: 20,
    tags: ["knife", "steel", "chef"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-04-03T13:01:00.000Z",
  },
  {
    sku: "KIT-0005",
    name: "Little Paring Knife",
    description:
      "Eight centimeters for the work a big knife is too proud to do: hulling strawberries, turning mushrooms, " +
      "peeling garlic over the sink. The birch handle fits small hands as well as large ones.",
    priceMinor: 4200,
    initialStock: 85,
    tags: ["knife", "steel", "paring"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-10-04T14:56:00.000Z",
  },
  {
    sku: "KIT-0006",
    name: "End-Grain Cutting Board",
    description:
      "Maple blocks stood on end, so the blade slips between the fibers and the cuts close up behind it. Rubber " +
      "feet, a routed grip on each side, and about four kilograms of reassurance.",
    priceMinor: 13500,
    initialStock: 13,
    tags: ["cutting board", "maple", "wood"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-07-02T21:35:00.000Z",
  },
  {
    sku: "KIT-0007",
    name: "Nesting Mixing Bowls",
    description:
      "Five steel bowls that stack into the space of one. Each has a pouring lip, a flat bottom that does not " +
      "spin, and a measuring scale stamped inside where you can see it.",
    priceMinor: 5600,
    initialStock: 64,
    tags: ["bowl", "steel", "baking"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-09-14T15:11:00.000Z",
  },
  {
    sku: "KIT-0008",
    name: "Tapered Rolling Pin",
    description:
      "A single piece of cherry, thin at the ends, so you can steer the dough and not merely flatten it. No " +
      "handles means you feel the thickness with your palms.",
    priceMinor: 2800,
    initialStock: 59,
    tags: ["baking", "wood", "rolling pin"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-07-15T15:27:00.000Z",
  },
  {
    sku: "KIT-0009",
    name: "Granite Mortar and Pestle",
    description:
      "Seven kilograms of rough granite that stays where it is while you pound. Curry pastes, pesto, and the " +
      "quickest garlic you will ever crush. Grind a handful of raw rice first to clear the stone dust.",
    priceMinor: 6900,
    initialStock: 18,
    tags: ["mortar", "granite", "spices"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-01-31T21:23:00.000Z",
  },
  {
    sku: "KIT-0010",
    name: "Rattan Proofing Basket",
    description:
      "Gives a loaf its shape and those flour rings on the crust. Fits up to a kilogram of dough. A linen liner " +
      "comes along for the days when you want a smooth top.",
    priceMinor: 2700,
    initialStock: 71,
    tags: ["bread", "baking", "basket"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-04-12T18:28:00.000Z",
  },
  {
    sku: "KIT-0011",
    name: "Copper Measuring Spoons",
    description:
      "Six spoons on a ring, from a pinch to a tablespoon. They are narrow enough for any spice jar, and the " +
      "sizes are engraved and not printed.",
    priceMinor: 2300,
    initialStock: 1,
    tags: ["measuring", "copper", "baking"],
    categorySlugs: ["kitchen"],
    createdAt: "2026-03-14T16:51:00.000Z",
  },
  {
    sku: "COF-0001",
    name: "Gooseneck Pour-Over Kettle",
    description:
      "A thin spout gives you a stream as steady as a pencil line. Set the temperature to the degree, and it " +
      "will hold it for half an hour while you look for the filters.",
    priceMinor: 11900,
    initialStock: 44,
    tags: ["kettle", "coffee", "pour-over", "electric", "featured"],
    categorySlugs: ["coffee-and-tea", "kitchen"],
    createdAt: "2025-10-26T18:08:00.000Z",
  },
  {
    sku: "COF-0002",
    name: "Hand Coffee Grinder",
    description:
      "Conical steel burrs in an aluminum body that fits between your knees or into a backpack. Twenty grams " +
      "take about forty seconds. The clicks are numbered, so yesterday's good cup is easy to find again.",
    priceMinor: 9900,
    initialStock: 36,
    tags: ["grinder", "coffee", "travel"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-02-23T18:58:00.000Z",
  },
  {
    sku: "COF-0003",
    name: "Ridge Ceramic Dripper",
    description:
      "Spiral ridges hold the paper away from the wall, and a single wide hole leaves the pace to you. The " +
      "thick clay keeps its heat from the bloom to the last drop. Sits on any mug or jug.",
    priceMinor: 3600,
    initialStock: 93,
    tags: ["coffee", "pour-over", "ceramic"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2025-11-15T20:40:00.000Z",
  },
  {
    sku: "COF-0004",
    name: "Unbleached Paper Filters",
    description:
      "A hundred cone filters of oxygen-free pulp, a touch thicker than most. Rinse them once and they give " +
      "nothing away to the taste.",
    priceMinor: 900,
    initialStock: 190,
    tags: ["coffee", "filters", "pour-over"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2025-10-04T16:42:00.000Z",
  },
  {
    sku: "COF-0005",
    name: "Stovetop Espresso Pot",
    description:
      "Three small cups of something dark and serious in five minutes. The stainless base works on induction, " +
      "and every gasket is a standard size.",
    priceMinor: 5200,
    initialStock: 39,
    tags: ["coffee", "espresso", "stovetop"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-01-12T17:05:00.000Z",
  },
  {
    sku: "COF-0006",
    name: "Iron Blossom Teapot",
    description:
      "Cast in sand, enameled inside, with plum blossoms raised on the outside. It keeps tea hot through a long " +
      "conversation. Includes a fine steel basket for loose leaves.",
    priceMinor: 8200,
    initialStock: 15,
    tags: ["tea", "teapot", "cast iron"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-07-05T15:01:00.000Z",
  },
  {
    sku: "COF-0007",
    name: "Clear Glass Teapot",
    description:
      "Watch the leaves unroll and stop when the color is right. Borosilicate glass goes from the fridge to the " +
      "flame without complaint, so it does iced tea as well.",
    priceMinor: 4600,
    initialStock: 50,
    tags: ["tea", "teapot", "glass"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-08-16T20:42:00.000Z",
  },
  {
    sku: "COF-0008",
    name: "Matcha Whisk Set",
    description:
      "A hundred-tine whisk split from one stalk of bamboo, a scoop, and the stand that keeps the tines curled. " +
      "Soak the whisk for a minute before use and it will last a year of mornings.",
    priceMinor: 5400,
    initialStock: 32,
    tags: ["tea", "matcha", "bamboo"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-05-02T20:39:00.000Z",
  },
  {
    sku: "COF-0009",
    name: "Speckled Stoneware Mug",
    description:
      "Thrown by a pair of brothers who argue about handle shapes; this is the one they agreed on. Holds 350 " +
      "milliliters. The speckles are iron in the clay and never fall twice the same way.",
    priceMinor: 2400,
    initialStock: 150,
    tags: ["mug", "stoneware", "coffee", "tea"],
    categorySlugs: ["coffee-and-tea", "kitchen"],
    createdAt: "2025-09-21T19:22:00.000Z",
  },
  {
    sku: "COF-0010",
    name: "Commuter Travel Mug",
    description:
      "Locks with a twist and survives being upside down next to a laptop. The lid comes apart into three " +
      "pieces, all of which you can actually reach with a sponge. Hot until lunch.",
    priceMinor: 3900,
    initialStock: 118,
    tags: ["mug", "travel", "insulated"],
    categorySlugs: ["coffee-and-tea", "bags"],
    createdAt: "2026-03-27T21:31:00.000Z",
  },
  {
    sku: "COF-0011",
    name: "Café Bean Canister",
    description:
      "A one-way valve lets fresh beans breathe out and nothing back in. Turn the ring on the lid to the roast " +
      "date so you stop guessing. Holds half a kilogram.",
    priceMinor: 3100,
    initialStock: 0,
    tags: ["coffee", "storage", "steel"],
    categorySlugs: ["coffee-and-tea"],
    createdAt: "2026-10-23T13:48:00.000Z",
  },
];
