import { describe, expect, test } from "vitest";
import { cursorOf, PageArgumentError, pageOf, readPageArguments } from "./page.js";

const cursor = cursorOf("NEWEST", ["2026-01-01", "id"]);

describe("reading page arguments", () => {
  test.each([
    ["no arguments mean the first page", {}, { size: 20, direction: "forward", from: null }],
    ["first and after", { first: 5, after: cursor }, { size: 5, direction: "forward", from: ["2026-01-01", "id"] }],
    ["last alone means the end of the list", { last: 5 }, { size: 5, direction: "backward", from: null }],
    ["last and before", { last: 5, before: cursor }, { size: 5, direction: "backward", from: ["2026-01-01", "id"] }],
    ["before alone goes backward", { before: cursor }, { size: 20, direction: "backward", from: ["2026-01-01", "id"] }],
    ["the largest page", { first: 100 }, { size: 100 }],
  ])("%s", (_rule, given, read) => {
    expect(readPageArguments(given, "NEWEST", 2)).toMatchObject(read);
  });

  test.each([
    ["a page of size 0", { first: 0 }, "first"],
    ["a page of negative size", { first: -1 }, "first"],
    ["a size above the maximum", { first: 101 }, "first"],
    ["a size above the maximum from the end", { last: 101 }, "last"],
    ["first and last together", { first: 1, last: 1 }, "last"],
    ["after and before together", { after: cursor, before: cursor }, "before"],
    ["last with after", { last: 1, after: cursor }, "after"],
    ["first with before", { first: 1, before: cursor }, "before"],
    ["a malformed cursor", { after: "???" }, "after"],
    ["a cursor that is JSON but not a list", { after: Buffer.from('{"a":1}').toString("base64url") }, "after"],
    ["a cursor from another sort", { after: cursorOf("NAME", ["a", "id"]) }, "after"],
    ["a cursor that is too short", { after: cursorOf("NEWEST", ["a"]) }, "after"],
    ["a cursor with wrong value types", { after: Buffer.from('["NEWEST",null,{}]').toString("base64url") }, "after"],
  ])("refuses %s and names the argument", (_case, given, argument) => {
    const read = () => readPageArguments(given, "NEWEST", 2);
    expect(read).toThrow(PageArgumentError);
    expect(read).toThrow(expect.objectContaining({ argument }));
  });
});

describe("building a page", () => {
  const rows = ["a", "b", "c"];

  test.each([
    ["the first of several pages", { first: 2 }, ["a", "b"], true, false],
    ["the only page", { first: 3 }, ["a", "b", "c"], false, false],
    ["a later page", { first: 3, after: cursor }, ["a", "b", "c"], false, true],
    ["the last of several, read from the end", { last: 2 }, ["b", "a"], false, true],
    ["an earlier one, read from the end", { last: 3, before: cursor }, ["c", "b", "a"], true, false],
  ])("%s", (_rule, given, shown, hasNextPage, hasPreviousPage) => {
    const request = readPageArguments(given, "NEWEST", 2);
    expect(pageOf(request, rows)).toEqual({ rows: shown, hasNextPage, hasPreviousPage });
  });
});
