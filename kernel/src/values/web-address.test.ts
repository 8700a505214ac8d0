import { expect, test } from "vitest";
import { fileKeyIn, isWebAddress, pictureChecksumIn } from "./web-address.js";

test.each([
  ["an https address", "https://media.example.com/a.mp4?x=1", true],
  ["an http address", "http://localhost:4000/a.png", true],
  ["a path on the shop's host", "/slides/a-1.svg", true],
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

const fileId = "0b0c8a4e-0a67-4f0e-9d3b-9b0c9f6f5c11";

test.each([
  [`/media/${checksum}-400x300/320.webp`, checksum],
  [`https://shop.example/media/${checksum}-400x300/320.avif?x=1`, checksum],
  [`/media/files/${fileId}?expires=1&signature=x`, fileId],
  [`https://shop.example/media/files/${fileId}/stream.m3u8#t=3`, fileId],
  ["/media/film.mp4", null],
  ["/media/files/film", null],
  [`/media/files/${"-".repeat(36)}`, null],
  [`https://shop.example/watch?file=/media/${checksum}-400x300/320.webp`, null],
  ["https://youtu.be/dQw4w9WgXcQ", null],
])("fileKeyIn(%j) is %j", (address, key) => {
  expect(fileKeyIn(address)).toBe(key);
});
