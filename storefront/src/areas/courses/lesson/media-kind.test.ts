import { expect, test } from "@jest/globals";
import { mediaKindOf } from "./media-kind.js";

test.each([
  ["a path of the shop", "/demo/slides/bread-1.svg", "picture"],
  ["a video, its end in capitals", "https://media.example.com/Lesson.MP4", "video"],
  ["a query behind it", "https://media.example.com/a.webm?token=x.png", "video"],
  ["sound", "https://media.example.com/a.mp3#t=10", "audio"],
  ["a page", "https://media.example.com/watch?v=1", "other"],
  ["a dot in a folder", "/lessons.mp4/one", "other"],
  ["no address", "http://", "other"],
])("media is told by the end of its path: %s", (_address, address, kind) => {
  expect(mediaKindOf(address)).toBe(kind);
});
