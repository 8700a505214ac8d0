import { describe, expect, test } from "vitest";
import { PreviewPictures, PreviewsBusyError } from "./preview-pictures.js";
import { linesOf, previewSvg } from "./preview-svg.js";

const shopName = "Souk";

describe("a preview picture", () => {
  test("is a PNG of 1200 by 630 pixels, drawn once for equal texts", async () => {
    const pictures = new PreviewPictures();
    const [one, same] = await Promise.all([1, 2].map(() => pictures.pictureOf({ title: "Lampe d’étude", shopName })));
    expect(one?.png.subarray(1, 4).toString()).toBe("PNG");
    expect([one?.png.readUInt32BE(16), one?.png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(same).toBe(one);
    const other = await pictures.pictureOf({ title: "Another lamp", shopName });
    expect(other.tag).not.toBe(one?.tag);
    expect(other.png.equals(one?.png ?? Buffer.alloc(0))).toBe(false);
  });

  test("is refused while too many others wait", async () => {
    const pictures = new PreviewPictures();
    const drawn = Array.from({ length: 30 }, (_picture, index) =>
      pictures.pictureOf({ title: `Lamp ${index}`, shopName }),
    );
    const refused = (await Promise.allSettled(drawn)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: expect.any(PreviewsBusyError) });
  });
});

describe("the drawing", () => {
  test.each([
    ["a short title", "Lamp", ["Lamp"]],
    ["a title of two lines", "A lamp with a very long name indeed", ["A lamp with a very long", "name indeed"]],
    ["a word that is too long", "x".repeat(30), [`${"x".repeat(23)}…`]],
  ])("breaks %s", (_what, title, lines) => {
    expect(linesOf(title)).toEqual(lines);
  });

  test("shows at most four lines", () => {
    const lines = linesOf("many words ".repeat(30));
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test("contains no markup from a title", () => {
    expect(previewSvg({ title: "<script>&\u0000", shopName })).toContain("&lt;script&gt;&amp; </text>");
  });
});
