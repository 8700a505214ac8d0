import { expect, test } from "vitest";
import { pictureSources } from "./picture-sources";

const folder = (size: string) => `/media/${"a".repeat(64)}-${size}/`;

test("a stored picture has all widths that are smaller, and its own", () => {
  const at = folder("700x500");
  expect(pictureSources(`${at}700.webp`)).toEqual({
    avif: `${at}160.avif 160w, ${at}320.avif 320w, ${at}640.avif 640w, ${at}700.avif 700w`,
    webp: `${at}160.webp 160w, ${at}320.webp 320w, ${at}640.webp 640w, ${at}700.webp 700w`,
    width: 700,
    height: 500,
  });
});

test("a large picture has no variant above the largest width", () => {
  const at = folder("4000x3000");
  expect(pictureSources(`${at}1920.webp`)?.webp.endsWith(`${at}1920.webp 1920w`)).toBe(true);
});

test.each(["/pictures/lamp.svg", "https://cdn.example/lamp.webp", "/media/lamp.webp", "javascript:alert(1)"])(
  "%s has no variants",
  (url) => {
    expect(pictureSources(url)).toBeNull();
  },
);
