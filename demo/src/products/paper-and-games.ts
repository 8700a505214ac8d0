import type { ProductSeed } from "./product-seed.js";

export const paperAndGames: readonly ProductSeed[] = [
  {
    sku: "STA-0001",
    name: "Dot Grid Notebook",
    description:
      "A lay-flat binding and 192 numbered pages of paper that takes fountain pen ink without bleeding. Two " +
      "ribbons and an index at the front. The cover is cloth and softens in a bag.",
    priceMinor: 2200,
    initialStock: 180,
    tags: ["notebook", "paper", "dot grid"],
    categorySlugs: ["stationery"],
    createdAt: "2025-10-01T15:09:00.000Z",
  },
  {
    sku: "STA-0002",
    name: "Harbor Fountain Pen",
    description:
      "A steel nib tuned by hand before it leaves the bench, in a resin barrel the color of a rainy pier. " +
      "Writes at the first touch, even after a week in a drawer. Takes cartridges or the converter in the box.",
    priceMinor: 8900,
    initialStock: 34,
    tags: ["pen", "fountain pen", "writing"],
    categorySlugs: ["stationery"],
    createdAt: "2025-09-24T19:14:00.000Z",
  },
  {
    sku: "STA-0003",
    name: "Blue-Black Bottled Ink",
    description:
      "Goes down blue, dries to the color of deep water, and stays there. The bottle leans on a second base, so " +
      "you can fill from the last few milliliters.",
    priceMinor: 2600,
    initialStock: 67,
    tags: ["ink", "fountain pen", "writing"],
    categorySlugs: ["stationery"],
    createdAt: "2026-08-10T15:03:00.000Z",
  },
  {
    sku: "STA-0004",
    name: "Brass Mechanical Pencil",
    description:
      "Turned from solid brass that will darken where you hold it. The sleeve slides back into the tip so it " +
      "cannot pierce a pocket. For 0.5 millimeter leads.",
    priceMinor: 5400,
    initialStock: 48,
    tags: ["pencil", "brass", "writing", "drawing"],
    categorySlugs: ["stationery"],
    createdAt: "2026-10-10T16:12:00.000Z",
  },
  {
    sku: "STA-0005",
    name: "Coast Watercolor Set",
    description:
      "Fourteen half pans chosen for mixing and not for counting, in a tin that opens into a palette. There is " +
      "one good granulating blue you will use up first; refills are sold one by one. A travel brush with a cap " +
      "is clipped inside.",
    priceMinor: 7600,
    initialStock: 29,
    tags: ["watercolor", "paint", "art", "featured"],
    categorySlugs: ["stationery"],
    createdAt: "2025-11-12T19:06:00.000Z",
  },
  {
    sku: "STA-0006",
    name: "Cold Press Sketchbook",
    description:
      "Cotton-rich sheets of 300 grams, with just enough tooth to catch a dry brush. Wire-bound on the short " +
      "side for views that are wider than tall.",
    priceMinor: 3400,
    initialStock: 82,
    tags: ["sketchbook", "paper", "watercolor", "art"],
    categorySlugs: ["stationery"],
    createdAt: "2026-08-03T18:16:00.000Z",
  },
  {
    sku: "STA-0007",
    name: "Brush Pen Sextet",
    description:
      "Six grays from fog to soot, each with a real bristle tip. They layer without pilling and forgive a slow " +
      "hand. Good for lettering, storyboards, and shadows on everything.",
    priceMinor: 2900,
    initialStock: 74,
    tags: ["pen", "brush pen", "art", "lettering"],
    categorySlugs: ["stationery"],
    createdAt: "2026-10-30T18:39:00.000Z",
  },
  {
    sku: "STA-0008",
    name: "Deckle Edge Letter Set",
    description:
      "Twenty sheets and twenty lined envelopes of paper made from cotton rags. The edges are torn, not cut. " +
      "Write to someone who does not expect it.",
    priceMinor: 2700,
    initialStock: 45,
    tags: ["letter", "paper", "writing"],
    categorySlugs: ["stationery"],
    createdAt: "2026-10-26T14:28:00.000Z",
  },
  {
    sku: "STA-0009",
    name: "Botanical Washi Tape",
    description:
      "Five rolls of thin paper tape with ferns, seed heads and pressed flowers. Tears by hand, lifts off " +
      "cleanly, holds up a postcard for years.",
    priceMinor: 1200,
    initialStock: 160,
    tags: ["tape", "washi", "craft"],
    categorySlugs: ["stationery"],
    createdAt: "2026-05-21T16:30:00.000Z",
  },
  {
    sku: "STA-0010",
    name: "Lunar Wall Calendar 2026",
    description:
      "A year of moons on one tall sheet, printed in silver on night blue. This edition is off sale now that " +
      "the year is nearly over; the next one is at the printer.",
    priceMinor: 2400,
    initialStock: 20,
    tags: ["calendar", "paper", "moon"],
    categorySlugs: ["stationery"],
    isActive: false,
    createdAt: "2025-10-23T21:23:00.000Z",
  },
  {
    sku: "STA-0011",
    name: "Undated Desk Planner",
    description:
      "Fifty-two weeks on a tear-off pad that starts whenever you do. Three lines for what matters on each day " +
      "and a wide margin for what happens in its place.",
    priceMinor: 3100,
    initialStock: 91,
    tags: ["planner", "desk", "paper"],
    categorySlugs: ["stationery", "keyboards"],
    createdAt: "2026-05-08T18:51:00.000Z",
  },
  {
    sku: "GAM-0001",
    name: "Lighthouse Keepers Board Game",
    description:
      "Four keepers, one failing lamp, and a storm that follows its own deck. Everyone wins or the ships do not " +
      "come home. For two to four players from ten years up, about fifty minutes.",
    priceMinor: 6400,
    initialStock: 38,
    tags: ["board game", "cooperative", "family"],
    categorySlugs: ["games"],
    createdAt: "2025-09-08T21:17:00.000Z",
  },
  {
    sku: "GAM-0002",
    name: "Dumpling Market Card Game",
    description:
      "Haggle, bluff and swap dumplings for lanterns before the cards run out. You learn it in three minutes " +
      "and want a rematch after fifteen. Three to six players.",
    priceMinor: 2400,
    initialStock: 112,
    tags: ["card game", "party", "family"],
    categorySlugs: ["games"],
    createdAt: "2026-05-15T14:58:00.000Z",
  },
  {
    sku: "GAM-0003",
    name: "Mountain Village Jigsaw Puzzle",
    description:
      "A thousand pieces of roofs, goats and washing lines, painted for us in gouache. The cut is irregular, so " +
      "the edges are not always where you think. Linen finish, no glare under the lamp.",
    priceMinor: 3200,
    initialStock: 56,
    tags: ["jigsaw", "puzzle", "1000 pieces"],
    categorySlugs: ["games"],
    createdAt: "2026-02-13T21:19:00.000Z",
  },
  {
    sku: "GAM-0004",
    name: "Deep Sea Jigsaw Puzzle",
    description:
      "Five hundred pieces, half of them a shade of blue you would swear is the same. It has a hidden " +
      "anglerfish that is not on the box.",
    priceMinor: 2600,
    initialStock: 69,
    tags: ["jigsaw", "puzzle", "500 pieces"],
    categorySlugs: ["games"],
    createdAt: "2025-12-04T13:06:00.000Z",
  },
  {
    sku: "GAM-0005",
    name: "Maple and Walnut Chess Set",
    description:
      "Weighted pieces with felt under them and a folding board that stores them in fitted beds. The knights " +
      "are carved by one man in a small workshop, forty a week and not one more. Comes with a spare queen of " +
      "each color.",
    priceMinor: 14900,
    initialStock: 12,
    tags: ["chess", "wood", "classic"],
    categorySlugs: ["games"],
    createdAt: "2026-03-21T19:47:00.000Z",
  },
  {
    sku: "GAM-0006",
    name: "Beechwood Marble Run",
    description:
      "Forty-eight blocks with tracks, tunnels, a funnel and a bell at the bottom. Children build towers, " +
      "adults straighten them. For ages four and up because of the marbles.",
    priceMinor: 8700,
    initialStock: 26,
    tags: ["marble run", "wood", "kids", "featured"],
    categorySlugs: ["games"],
    createdAt: "2026-08-23T21:08:00.000Z",
  },
  {
    sku: "GAM-0007",
    name: "Gemstone Dice Set",
    description:
      "Seven polyhedral dice cut from green aventurine, each one inspected for balance. Roll them on something " +
      "soft; they are stone, and tables are only wood.",
    priceMinor: 3900,
    initialStock: 3,
    tags: ["dice", "role-playing", "stone"],
    categorySlugs: ["games"],
    createdAt: "2026-02-10T13:48:00.000Z",
  },
  {
    sku: "GAM-0008",
    name: "Pegged Cribbage Board",
    description:
      "Three tracks in oiled ash with brass pegs that live in a drawer underneath. A deck of cards and a page " +
      "of rules are included, for those who never had a grandfather to explain the nobs.",
    priceMinor: 4600,
    initialStock: 33,
    tags: ["cribbage", "wood", "classic"],
    categorySlugs: ["games"],
    createdAt: "2026-01-25T15:33:00.000Z",
  },
  {
    sku: "GAM-0009",
    name: "Letterfall Word Game",
    description:
      "Draw tiles, drop them into the frame, and spell before gravity ruins it. Rounds take as long as an egg. " +
      "Bilingual: turn over the bag for the French letter mix.",
    priceMinor: 3700,
    initialStock: 61,
    tags: ["word game", "family", "tiles"],
    categorySlugs: ["games"],
    createdAt: "2026-01-22T17:30:00.000Z",
  },
  {
    sku: "GAM-0010",
    name: "Six-Piece Burr Puzzle",
    description:
      "Six notched sticks, one solution, and no force required. The record in our office is four minutes; the " +
      "average is a weekend.",
    priceMinor: 2100,
    initialStock: 78,
    tags: ["puzzle", "wood", "brain teaser"],
    categorySlugs: ["games"],
    createdAt: "2026-04-09T17:12:00.000Z",
  },
  {
    sku: "GAM-0011",
    name: "Folding Mancala Board",
    description:
      "Sow glass seeds around fourteen hollows and count ahead if you can. One of the oldest games in the " +
      "world, in a hinged board that closes around its own pieces.",
    priceMinor: 3500,
    initialStock: 49,
    tags: ["mancala", "wood", "classic"],
    categorySlugs: ["games"],
    createdAt: "2026-06-16T15:37:00.000Z",
  },
];
