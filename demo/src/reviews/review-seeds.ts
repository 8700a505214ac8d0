export type ReviewStars = 1 | 2 | 3 | 4 | 5;

/** A review has one title, one opening and one ending. */
export interface ReviewSeed {
  readonly titles: readonly string[];
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

export const reviewerNames: readonly string[] = [
  "Maya R.",
  "Tobias",
  "Camille L.",
  "Nadia",
  "Jonas W.",
  "Priya S.",
  "Étienne",
  "Lucía",
  "Sam from Halifax",
  "Mei",
  "Olu A.",
  "Hannah B.",
  "Marc-André",
  "Ingrid",
  "Rafael",
  "A gardener in Laval",
  "Dana",
];

const goods: Readonly<Record<ReviewStars, ReviewSeed>> = {
  5: {
    titles: ["Exactly what I hoped for", "Would buy again", "Lovely quality", "A small joy every day", "Perfect gift"],
    openings: [
      "It arrived two days early and well packed.",
      "I compared several before I chose this one.",
      "I use it every day now, and so does my partner.",
      "The pictures do not show how well it is made.",
    ],
    endings: [
      "After a month it still looks new.",
      "Everything fits, nothing wobbles, and the instructions are short.",
      "I have ordered a second one for my sister.",
      "Worth the price.",
      "The materials feel solid in the hand.",
    ],
  },
  4: {
    titles: ["Very good", "Nearly perfect", "Happy with it", "Solid choice"],
    openings: [
      "It does what the description says.",
      "Good quality, and a little larger than I expected.",
      "Setting it up took ten minutes.",
    ],
    endings: [
      "One star less because the box was damaged; the contents were fine.",
      "The color is a bit darker than in the picture.",
      "I would like a longer cable or a spare part in the box.",
      "For this price there is little to complain about.",
    ],
  },
  3: {
    titles: ["Fine, not more", "Mixed feelings", "Good idea, average finish"],
    openings: ["It works, but the finish could be better.", "My first one had a scratch, the replacement was fine."],
    endings: [
      "I keep it, though I expected more.",
      "It is all right for occasional use.",
      "Delivery took longer than announced.",
    ],
  },
  2: {
    titles: ["Disappointed", "Not for me"],
    openings: ["It looks nice but feels fragile.", "After two weeks a part came loose."],
    endings: ["I glued it myself.", "For the price I expected better."],
  },
  1: {
    titles: ["Arrived broken", "Sent it back"],
    openings: ["The parcel was open and the product damaged.", "It stopped working on the second day."],
    endings: ["The return was easy, at least.", "I am waiting for the replacement."],
  },
};

const courses: Readonly<Record<ReviewStars, ReviewSeed>> = {
  5: {
    titles: ["Clear and calm", "I finally understand it", "The best course I took this year"],
    openings: [
      "The lessons are short and build on each other.",
      "I had tried to learn this from books before.",
      "Every step is shown twice, from two sides.",
    ],
    endings: [
      "I finished it in three weekends.",
      "The exercises made the difference.",
      "I still go back to single lessons.",
    ],
  },
  4: {
    titles: ["Well explained", "Good start", "Recommended for beginners"],
    openings: ["A friendly instructor who knows the subject.", "Well structured, with good examples."],
    endings: ["I would like more exercises.", "The last section is a little short."],
  },
  3: {
    titles: ["Useful in parts", "Too basic for me"],
    openings: ["The first half is good.", "If you have done this before, half of it is known."],
    endings: ["The rest moves too fast.", "Some videos are too quiet."],
  },
  2: {
    titles: ["Expected more depth"],
    openings: ["It covers only the basics."],
    endings: ["The description promises more."],
  },
  1: {
    titles: ["Not what I looked for"],
    openings: ["The course is for another level than the title says."],
    endings: ["I stopped after the second section."],
  },
};

export const reviewSeeds = { goods, courses } as const;
