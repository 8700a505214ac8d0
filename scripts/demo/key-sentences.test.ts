import { expect, test } from "vitest";
import { keySentences } from "./key-sentences.ts";

test.each([
  [
    "takes the first sentence, then one of each other paragraph",
    "A cup is mostly water. Water has a taste. \n\nGrind the beans just before you pour.\n\nPour in slow circles, from the middle outwards.",
    [
      "A cup is mostly water.",
      "Grind the beans just before you pour.",
      "Pour in slow circles, from the middle outwards.",
    ],
  ],
  [
    "removes marks",
    "Pour **36 grams** of *hot* water, see [the recipe](https://souk.example/a_b), press `Esc`.",
    ["Pour 36 grams of hot water, see the recipe, press Esc."],
  ],
  [
    "skips lists, tables, headings and code",
    "# A heading of some length.\n\n- An item that is a sentence.\n\n1. A step that is a sentence.\n\n| A cell that is a sentence. |\n\n```\nCode that is a sentence.\n\nMore code in a sentence.\n```\n\nOnly this text is taken here.",
    ["Only this text is taken here."],
  ],
  [
    "reads a quote as text",
    "> You can change the first one\n> in a minute.",
    ["You can change the first one in a minute."],
  ],
  [
    "skips questions, introductions of lists and what is too long",
    `Do you need a pad for numbers? Look for all three of these:\n\n${"Very ".repeat(30)}long.\n\nWear glasses when you clip the legs.`,
    ["Wear glasses when you clip the legs."],
  ],
  [
    "keeps a quotation with its sentence",
    'A hard edge says "look here". A soft one says "and so on".',
    ['A hard edge says "look here".', 'A soft one says "and so on".'],
  ],
])("%s", (_rule, markdown, sentences) => {
  expect(keySentences(markdown, 3)).toEqual(sentences);
});

test("begins with a sentence that makes sense on its own", () => {
  expect(keySentences("It is easy to say in a hurry. The loaf opens where it is weakest.", 1)).toEqual([
    "The loaf opens where it is weakest.",
  ]);
});
