import { expect, test } from "vitest";
import { isWebAddress, pictureChecksumIn } from "./web-address.js";

test.each([
  ["an https address", "https://media.example.com/a.mp4?x=1", true],
  ["an http address", "http://localhost:4000/a.png", true],
  ["a path on the shop's host", "/demo/slides/a-1.svg", true],
  ["a script", "javascript:alert(1)", false],
  ["a disguised script", "Java\tScript:alert(1)", false],
  ["data", "data:text/html,<b>", false],
  ["another host without a scheme", "//evil.example.com/a", false],
  ["another host as browsers read it", "/\\evil.example.com/a", false],
  ["another host after a tab that browsers drop", "/\t/evil.example.com/a", false],
  ["a path without its first slash", "slides/a.svg", false],
  ["an empty text", "", false],
])("%s", (_name, address, expected) => {
  expect(isWebAddress(address)).toBe(expected);
});

const checksum = "0123456789abcdef".repeat(4);

test.each([
  ["a variant of a stored picture", `/media/${checksum}-700x500/640.webp`, checksum],
  ["another folder", `/pictures/${checksum}-700x500/640.webp`, null],
  ["another host", `https://example.com/media/${checksum}-700x500/640.webp`, null],
  ["a checksum that is too short", `/media/${checksum.slice(1)}-700x500/640.webp`, null],
  ["a format that media does not store", `/media/${checksum}-700x500/640.svg`, null],
  ["a path behind the picture", `/media/${checksum}-700x500/640.webp/../1.webp`, null],
])("pictureChecksumIn reads %s", (_name, address, expected) => {
  expect(pictureChecksumIn(address)).toBe(expected);
});
