import { expect, test } from "vitest";
import { sessionPositions } from "./session-positions.js";

test.each([
  ["a visitor without credentials may read a replica", {}, {}],
  ["a browser returns its cookie", { cookie: "a=b; written_positions=catalog=0/A1" }, { catalog: "0/A1" }],
  [
    "an encoded cookie is read",
    { cookie: "written_positions=catalog%3D0%2FA1%2Corders%3D0%2F2" },
    { catalog: "0/A1", orders: "0/2" },
  ],
  [
    "a client with a token returns the header",
    { authorization: "Bearer t", "x-souk-written": "orders=1/0" },
    { orders: "1/0" },
  ],
  [
    "header and cookie are combined",
    { cookie: "written_positions=orders=0/A", "x-souk-written": "orders=0/B" },
    { orders: "0/B" },
  ],
  ["a header with nonsense needs no position", { authorization: "Bearer t", "x-souk-written": "please" }, {}],
])("%s", (_title, headers, expected) => {
  expect(Object.fromEntries(sessionPositions({ headers }) ?? [["replica", "none"]])).toEqual(expected);
});

test.each([
  ["a client with a token that returns no position", { authorization: "Bearer t" }],
  ["a client that asks for the latest data", { "x-souk-written": "latest" }],
])("%s reads primaries", (_title, headers) => {
  expect(sessionPositions({ headers })).toBeUndefined();
});
