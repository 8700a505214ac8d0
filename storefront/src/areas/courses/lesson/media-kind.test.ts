import { expect, test } from "vitest";
import { mediaKindOf } from "./media-kind.js";

test.each([
  ["a path of the shop", "/slides/bread-1.svg", "picture"],
  ["a video with an extension in capitals", "https://media.example.com/Lesson.MP4", "video"],
  ["a path with a query", "https://media.example.com/a.webm?token=x.png", "video"],
  ["audio", "https://media.example.com/a.mp3#t=10", "audio"],
  ["a page", "https://media.example.com/watch?v=1", "other"],
  ["a dot in a folder", "/lessons.mp4/one", "other"],
  ["no URL", "http://", "other"],
])("the kind of media follows from the end of its path: %s", (_address, address, kind) => {
  expect(mediaKindOf(address)).toBe(kind);
});
