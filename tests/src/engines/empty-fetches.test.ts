import { expect, test } from "vitest";
import { isEmptyFetch } from "./empty-fetches.js";

test.each([
  ["{ a { ...F @skip(if: true) } } fragment F on A { b }", ["a"], true],
  ["query ($c: Boolean = true) { a { ...F @skip(if: $c) } } fragment F on A { b }", ["a"], true],
  ["query ($c: Boolean = true) { a { b @include(if: $c) } }", ["a"], false],
  ["{ a { ... { b @include(if: false) } } }", ["a"], true],
  ["{ x: a { b @skip(if: true) c } }", ["x"], false],
  ["{ list { a { b @skip(if: true) } } }", ["list", 3, "a"], true],
  ["{ list { a { b @skip(if: true) } } }", ["list"], false],
  ["{ a }", ["a"], false],
  ["{ a }", ["b"], false],
])("%s at %j: %s", (query, path, nothing) => {
  expect(isEmptyFetch({ query }, path)).toBe(nothing);
});
