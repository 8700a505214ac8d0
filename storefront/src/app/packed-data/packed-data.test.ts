import fc from "fast-check";
import { expect, test } from "vitest";
import { packed, unpacked } from "./packed-data.js";
import { textsOfHtml } from "./texts-of-html.js";

const list = {
  products: {
    nodes: [
      { id: "1", slug: "brass-lamp", name: 'A "brass" lamp', price: { amount: "29.00", currency: "CAD" }, stock: 3 },
      { id: "2", slug: "oak-desk", name: "Desk & chair", price: { amount: "29.00", currency: "CAD" }, stock: null },
    ],
    isLast: false,
    endCursor: "WyJORVdFU1Q=",
  },
};
const html =
  '<ul><li><a href="/fr/products/brass-lamp">A &quot;brass&quot; lamp</a></li><!-- -->' +
  '<li><img alt="A desk" src="/desk.svg"/><a href="/fr/products/oak-desk">Desk &amp; chair</a></li></ul>' +
  '<a href="/fr/products?after=WyJORVdFU1Q%3D&amp;sort=NAME">Next page</a><script>{"a":"Not a text"}</script>' +
  "<svg><title>Not a text either</title></svg>";

test("HTML has the texts of its elements and of their addresses", () => {
  expect(textsOfHtml(html)).toEqual([
    "/fr/products/brass-lamp",
    "brass-lamp",
    'A "brass" lamp',
    "/desk.svg",
    "A desk",
    "/fr/products/oak-desk",
    "oak-desk",
    "Desk & chair",
    "/fr/products?after=WyJORVdFU1Q%3D&sort=NAME",
    "products",
    "WyJORVdFU1Q=",
    "NAME",
    "Next page",
  ]);
});

test("packed data contain no text of the page and no text twice", () => {
  const texts = textsOfHtml(html);
  const { strings, shapes, ...rest } = packed(list, texts);
  expect(strings).toEqual(["1", "29.00", "CAD", "2"]);
  expect(strings.filter((text) => texts.includes(text))).toEqual([]);
  expect(shapes).toHaveLength(4);
  expect(unpacked({ strings, shapes, ...rest }, texts)).toEqual({ data: list });
});

test("data are not unpacked with texts that something has changed", () => {
  const texts = textsOfHtml(html);
  const data = packed(list, texts);
  expect(unpacked(data, textsOfHtml(html.replace("Desk &amp; chair", "Bureau et chaise")))).toBeUndefined();
  expect(unpacked(data, textsOfHtml(html.replace("<ul>", "<p>A text of an extension</p><ul>")))).toBeUndefined();
  expect(unpacked(data, [])).toBeUndefined();
});

test("any data are unpacked as they were, with any texts", () => {
  const pool = fc.constantFrom("name", "Brass lamp", "__proto__", "é\u{1F4A1}", "", "\u0000<!--");
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(pool, fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
      fc.constant(null),
      fc.array(tie("any"), { maxLength: 4 }),
      fc.dictionary(fc.oneof(pool, fc.string()), tie("any"), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, fc.uniqueArray(fc.oneof(pool, fc.string({ minLength: 4 }))), (data, texts) => {
      const json = JSON.parse(JSON.stringify(data)) as unknown;
      const sent = JSON.parse(JSON.stringify(packed(json, texts))) as ReturnType<typeof packed>;
      expect(unpacked(sent, texts)).toEqual({ data: json });
    }),
  );
});
