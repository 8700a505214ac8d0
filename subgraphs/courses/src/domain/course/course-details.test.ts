import { expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { z } from "zod";
import type { KeptFile } from "../peers.js";
import { checkPromo, detailsChangeOf, detailsRules } from "./course-details.js";

const [film, picture] = ["5d4f1c1e-6f1f-4d7c-9a51-0b8f2f7f6a01", "5d4f1c1e-6f1f-4d7c-9a51-0b8f2f7f6a02"];
const [instructorId, otherId] = ["one", "two"];

test.each<[string, object, string]>([
  ["a long subtitle", { subtitle: "x".repeat(201) }, "subtitle"],
  ["a long description", { description: "x".repeat(20_001) }, "description"],
  ["a language that is no tag", { language: "in English" }, "language"],
  ["an unknown level", { level: "EXPERT" }, "level"],
  ["an empty goal", { goals: ["Weave", " "] }, "goals.1"],
  ["a long requirement", { requirements: ["x".repeat(301)] }, "requirements.0"],
  ["too many goals", { goals: Array.from({ length: 21 }, () => "Weave") }, "goals"],
  ["an address that is none", { promoUrl: "javascript:alert(1)" }, "promoUrl"],
  ["an address without a host", { promoUrl: "my film" }, "promoUrl"],
  ["an address of a file of media", { promoUrl: `/media/files/${film}` }, "promoUrl"],
  ["a file that is no id", { promoFileId: "film.mp4" }, "promoFileId"],
])("%s is refused", (_what, given, path) => {
  expect(checkInput(z.object(detailsRules), given)).toMatchObject({ ok: false, fields: [{ path }] });
});

test("a language gets the form of its tag, and texts lose the spaces around them", () => {
  const given = { language: "PT-br", subtitle: " On a loom ", goals: [" Weave "] };
  expect(checkInput(z.object(detailsRules), given)).toEqual({
    ok: true,
    value: { language: "pt-BR", subtitle: "On a loom", goals: ["Weave"] },
  });
});

test.each<[string, object, object]>([
  ["nothing", {}, { details: {} }],
  [
    "null",
    { subtitle: null, description: null, goals: null, level: null },
    { description: null, details: { subtitle: null, goals: [], level: null } },
  ],
  ["an empty text", { subtitle: "", description: "" }, { description: null, details: { subtitle: null } }],
  ["a video in place of an address", { promoFileId: film }, { promoFileId: film, details: { promoUrl: null } }],
  [
    "an address in place of a video",
    { promoUrl: "https://vimeo.com/1" },
    { promoFileId: null, details: { promoUrl: "https://vimeo.com/1" } },
  ],
  ["no video", { promoFileId: null }, { promoFileId: null, details: {} }],
  ["no address", { promoUrl: null }, { details: { promoUrl: null } }],
])("%s changes what it names", (_what, given, change) => {
  expect(detailsChangeOf(given)).toEqual(change);
});

const stored: readonly KeptFile[] = [
  { id: film, ownerId: instructorId, checksum: null, kind: "VIDEO" },
  { id: picture, ownerId: instructorId, checksum: "a".repeat(64), kind: "PICTURE" },
];
const media = { keepFiles: async (keys: readonly string[]) => stored.filter(({ id }) => keys.includes(id)) };

test.each<[string, object, boolean]>([
  ["a video of the instructor", { promoFileId: film }, true],
  ["a picture", { promoFileId: picture }, false],
  ["an unknown file", { promoFileId: "5d4f1c1e-6f1f-4d7c-9a51-0b8f2f7f6a03" }, false],
  ["a video and an address", { promoFileId: film, promoUrl: "https://vimeo.com/1" }, false],
  ["an address", { promoUrl: "https://vimeo.com/1" }, true],
])("%s as promo video: %p is %p", async (_what, given, isAccepted) => {
  expect(await checkPromo(media, given, { instructorId, isAdmin: false })).toHaveLength(isAccepted ? 0 : 1);
});

test("the video of another person is for admins, and for a course that shows it already", async () => {
  const given = { promoFileId: film };
  const others = { instructorId: otherId, isAdmin: false };
  expect(await checkPromo(media, given, others)).toHaveLength(1);
  expect(await checkPromo(media, given, { ...others, isAdmin: true })).toEqual([]);
  expect(await checkPromo(media, given, others, { promoFileId: film })).toEqual([]);
});
