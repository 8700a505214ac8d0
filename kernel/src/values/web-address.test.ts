import { expect, test } from "vitest";
import { isWebAddress } from "./web-address.js";

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
