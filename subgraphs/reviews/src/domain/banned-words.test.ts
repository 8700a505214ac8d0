import { expect, test } from "@jest/globals";
import { BannedWords } from "./banned-words.js";

const words = new BannedWords(["casino", "buy followers", "", "Été"]);

test.each([
  ["a word", "The best casino in town", true],
  ["a word in upper case before punctuation", "CASINO!", true],
  ["a word with an accent that the setting does not have", "Casinó", true],
  ["a word without the accent of the setting", "cet ete", true],
  ["a phrase over a line break", "Buy\nfollowers here", true],
  ["a part of a longer word", "Casinos are loud", false],
  ["the words of a phrase in another order", "followers buy", false],
  ["an empty text", "", false],
])("%s", (_case, text, expected) => expect(words.areIn("A title", text)).toBe(expected));

test("without banned words, each text passes", () => expect(new BannedWords([]).areIn("casino")).toBe(false));
