import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { demoCourses } from "@souk/demo/courses";
import { captionsOf } from "./lesson-captions.ts";
import { framesOf, lessonsOf } from "./lesson-frames.ts";

test("the captions of each video have the present texts of its lesson", () => {
  const outdated = demoCourses
    .flatMap(lessonsOf)
    .filter(({ fileName }) => fileName.endsWith(".mp4"))
    .filter((lesson) => {
      const captions = readFileSync(`demo/files/lessons/${lesson.fileName.replace(/mp4$/, "vtt")}`, "utf8");
      return captions !== captionsOf(framesOf(lesson));
    });
  expect(
    outdated.map(({ fileName }) => fileName),
    "npm run demo:videos writes them",
  ).toEqual([]);
});
