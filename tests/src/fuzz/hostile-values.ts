import fc from "fast-check";
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from "graphql";

/**
 * Texts that are known to break programs: through SQL, templates, pages, mail headers, paths, prototypes or Unicode.
 */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\t\r\n",
  // SQL and its search operators
  "' OR '1'='1",
  "'; drop table users; --",
  "1; select pg_sleep(10)",
  "' union select null, null, null --",
  "\\'; --",
  "$1",
  "$$x$$",
  "%_%",
  "a:* & !b | (c",
  "(((((((((((",
  "'::regclass",
  // other stores, templates, shells
  '{"$gt": ""}',
  "'; return true; var a='",
  "{{7*7}}<%= 7*7 %>#{7*7}",
  ["$", "{7*7}"].join(""),
  "`id` $(id) | id",
  '\r\nEVAL "return 1" 0\r\n',
  // mails and headers
  "a@example.com\r\nBcc: b@example.com",
  "subject\r\n\r\nbody",
  "x\u2028y\u2029z\u0085",
  '"a\\"b"@example.com',
  "a@[127.0.0.1]",
  // pages
  '<script>alert("xss")</script>',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "</title><svg/onload=alert(1)>",
  // paths and addresses
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "file:///etc/passwd",
  "http://169.254.169.254/latest/meta-data/",
  "//evil.example",
  "/\\evil.example",
  // objects
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "constructor.prototype.polluted",
  // not allowed in PostgreSQL's text and jsonb
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udc00\ud800",
  "a\ud83d",
  // odd Unicode
  "\u202Etxet desrever",
  "\u200B\u200B\u200B",
  "\uFEFFname",
  `a${"\u0301".repeat(400)}`,
  "cafe\u0301@example.com",
  "caf\u00E9@example.com",
  "\u0130stanbul@example.com",
  "ﬁ@example.com",
  "\u{1F469}\u200D\u{1F469}\u200D\u{1F467}",
  "\uFFFE\uFFFF",
  "٣٣",
  "½",
  // sizes
  "x".repeat(201),
  "x".repeat(10_001),
  "é".repeat(70_000),
  "\u{1F600}".repeat(500),
  "a ".repeat(20_000),
  // numbers and dates in texts
  "NaN",
  "Infinity",
  "-0",
  "0x10",
  "1e400",
  "9".repeat(400),
  "0000-00-00",
  "+275760-09-13T00:00:00.000Z",
  "-000001-01-01T00:00:00.000Z",
];

const hostileNumbers: readonly unknown[] = [
  -1,
  0,
  -0,
  1.5,
  100,
  101,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  2 ** 53,
  -(2 ** 63),
  1e21,
  1.7976931348623157e308,
  5e-324,
];

const hostileDecimals: readonly string[] = [
  "NaN",
  "-0",
  "-1",
  "0",
  "00.00",
  "1e5",
  "1.999",
  "0.000000000000001",
  "999999999999999.99",
  "-999999999999999.99",
  "90071992547409.93",
  "1,5",
  ".5",
  "5.",
  "٣",
  "9".repeat(400),
];

const hostileDates: readonly string[] = [
  "0000-01-01T00:00:00.000Z",
  "0001-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
  "10000-01-01T00:00:00.000Z",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "2026-02-30T00:00:00.000Z",
  "2026-11-20T25:61:00.000Z",
  "2026-11-20T23:59:60.000Z",
  "2026-11-20T00:00:00.000+99:99",
  "2026-11-20",
  "yesterday",
];

/** Values of a shape that no input accepts. */
const misshapen: readonly unknown[] = [
  true,
  [],
  [[[[]]]],
  {},
  JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'),
  { $ne: null },
  { toString: 1, valueOf: 2, toJSON: 3 },
  nested(200),
];

function nested(depth: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

const anyText = fc.oneof(
  { arbitrary: fc.constantFrom(...hostileTexts), weight: 3 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 1 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }), weight: 1 },
);
const anyNumber = fc.oneof(fc.constantFrom(...hostileNumbers), fc.integer(), fc.double());
const anyJson = fc.jsonValue({ maxDepth: 4 });
const anyMisshapen = fc.oneof(fc.constantFrom(...misshapen), anyJson);

/** Hostile or wrong values that a client may send for this type. */
export function hostileValue(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type))
    return fc.oneof(
      { arbitrary: hostileValue(type.ofType), weight: 12 },
      { arbitrary: fc.constantFrom(null, undefined), weight: 1 },
    );
  const wrong = { arbitrary: fc.oneof(anyMisshapen, fc.constant(null), anyNumber, anyText), weight: 1 };
  return fc.oneof({ arbitrary: fitting(type), weight: 5 }, wrong);
}

function fitting(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fitting(type.ofType);
  if (isListType(type)) {
    const item = hostileValue(type.ofType);
    const many = fc.constantFrom("", "x", 1, null).map((value) => Array.from({ length: 1500 }, () => value));
    const twice = item.map((value) => [value, value]);
    return fc.oneof(fc.array(item, { maxLength: 4 }), twice, many);
  }
  if (isInputObjectType(type)) return anyMisshapen;
  if (isEnumType(type)) return fc.oneof(fc.constantFrom(...type.getValues().map(({ name }) => name)), anyText);
  return byScalar[type.name] ?? anyText;
}

const byScalar: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: anyNumber,
  Float: anyNumber,
  Boolean: fc.constantFrom(true, false, "true", 1, 0, null),
  Decimal: fc.oneof(fc.constantFrom(...hostileDecimals), anyText),
  CurrencyCode: fc.oneof(fc.constantFrom("USD", "JPY", "cad", "XXX", "ZZZ"), anyText),
  DateTime: fc.oneof(fc.constantFrom(...hostileDates), anyText),
  ID: fc.oneof(
    anyText,
    fc.uuid(),
    fc.uuid({ version: 4 }).map((id) => id.toUpperCase()),
  ),
  JSON: anyJson,
};

const worstByScalar: Readonly<Record<string, readonly unknown[]>> = {
  Int: [2 ** 31 - 1, -(2 ** 31), 0],
  Float: [1e308],
  Boolean: [],
  Decimal: ["999999999999999.99", "-999999999999999.99"],
  CurrencyCode: ["JPY"],
  DateTime: ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"],
};
const worstTexts = ["a\u0000b", "a\ud800", `a${"\u0301".repeat(100)}`, "'; --", "é".repeat(70_000)];

/**
 * The few values that break most often, for every input of every call; they include null, which differs from an absent
 * value.
 */
export function worstValues(type: GraphQLInputType): readonly unknown[] {
  if (isNonNullType(type)) return worstValues(type.ofType).filter((value) => value !== null);
  if (isInputObjectType(type) || isEnumType(type)) return [null];
  if (isListType(type)) return [null, [], Array.from({ length: 1500 }, () => "x")];
  return [null, ...(worstByScalar[type.name] ?? worstTexts)];
}
