import { expect, test } from "@jest/globals";
import { noDetails } from "./course.js";
import {
  changedDetails,
  draftOf,
  splitChange,
  withChange,
  type ChangedCourse,
  type DetailsChange,
} from "./course-change.js";

const course: ChangedCourse = {
  productId: "product",
  title: "Weaving",
  summary: null,
  categories: ["crafts"],
  priceRevision: 1,
  category: null,
  thumbnail: "a",
  description: "Text",
  details: { ...noDetails, goals: ["Weave"], promoUrl: "https://example.com/1" },
  promoFileId: null,
  custom: {},
};

test.each<[string, DetailsChange, DetailsChange, DetailsChange | null]>([
  ["a first change", {}, { title: "Looms" }, { title: "Looms" }],
  ["another field", { title: "Looms" }, { summary: "New" }, { title: "Looms", summary: "New" }],
  ["the same field again", { title: "Looms" }, { title: "Knots" }, { title: "Knots" }],
  ["a value as published", { title: "Looms", thumbnail: null }, { title: "Weaving" }, { thumbnail: null }],
  ["the last value as published", { summary: "New" }, { summary: null }, null],
  ["nothing", {}, { details: {} }, null],
  [
    "a detail",
    { details: { subtitle: "Sub" } },
    { details: { goals: [] } },
    { details: { subtitle: "Sub", goals: [] } },
  ],
  [
    "a detail as published",
    { details: { goals: [] } },
    { title: "Looms", details: { goals: ["Weave"] } },
    { title: "Looms" },
  ],
  [
    "another kind of promo video",
    {},
    { promoFileId: "film", details: { promoUrl: null } },
    { promoFileId: "film", details: { promoUrl: null } },
  ],
])("a draft after %s", (_name, earlier, later, expected) => {
  expect(draftOf(course, earlier, later)).toEqual(expected);
});

test("the offer and declared fields change at once", () => {
  const price = { amount: "1.00", currency: "CAD" };
  const atOnce = { price, categories: [], category: null, custom: { level: 1 } };
  const draft = { title: "Looms", thumbnail: null, details: { goals: [] } };
  expect(splitChange({ ...atOnce, ...draft })).toEqual({ draft, atOnce });
  expect(withChange(course, atOnce)).toEqual({ ...course, ...atOnce, price: undefined, priceRevision: 2 });
});

test.each<[DetailsChange, readonly string[]]>([
  [{}, []],
  [{ details: { level: null, goals: [] }, title: "Looms" }, ["TITLE", "GOALS", "LEVEL"]],
  [{ promoFileId: null, details: { promoUrl: "https://example.com/2" } }, ["PROMO"]],
  [{ promoFileId: null }, ["PROMO"]],
  [{ thumbnail: null, description: null, summary: null }, ["SUMMARY", "DESCRIPTION", "THUMBNAIL"]],
])("%j changes %j", (draft, expected) => {
  expect(changedDetails(draft)).toEqual(expected);
});
