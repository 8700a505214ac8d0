import { expect, test } from "@jest/globals";
import { bareLesson } from "../../testing/bare-lesson.js";
import { lessonKind } from "./lesson-kind.js";

test.each([
  ["TEXT", {}],
  ["QUIZ", { mediaFileId: "f", fileKind: "VIDEO", quizKind: "QUIZ" }],
  ["ASSIGNMENT", { quizKind: "ASSIGNMENT" }],
  ["AUDIO", { mediaFileId: "f", fileKind: "AUDIO" }],
  ["FILE", { mediaFileId: "f", fileKind: null }],
  ["VIDEO", { externalUrl: "https://youtu.be/dQw4w9WgXcQ" }],
  ["VIDEO", { externalUrl: "https://cdn.example/film.mp4?of=a.mp3" }],
  ["AUDIO", { externalUrl: "/media/Talk.MP3" }],
  ["FILE", { externalUrl: "https://cdn.example/sheet.pdf#page=2" }],
] as const)("%s: %j", (kind, lesson) => {
  expect(lessonKind({ ...bareLesson, quizKind: null, ...lesson })).toBe(kind);
});
