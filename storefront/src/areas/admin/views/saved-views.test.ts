import { describe, expect, test } from "vitest";
import { readViews, viewSearch, withoutView, withView } from "./saved-views.js";

const late = { name: "Late", search: "status=PAID" };
const large = { name: "Large", search: "min=500" };

describe("saved views of a list", () => {
  test("are read as they were written", () => {
    expect(readViews(JSON.stringify([late, large]))).toEqual([late, large]);
  });

  test.each([null, "", "{", "7", '[1,null,{"name":""},{"name":"a"}]'])("are empty if the storage holds %p", (text) => {
    expect(readViews(text)).toEqual([]);
  });

  test("have one view for each name: the newest, at the position of the first", () => {
    const changed = { name: "Late", search: "status=PROCESSING" };
    expect(withView([late, large], changed)).toEqual([changed, large]);
    expect(withView([late], large)).toEqual([late, large]);
    expect(withoutView([late, large], "Late")).toEqual([large]);
  });

  test("are limited to 30 names", () => {
    const many = Array.from({ length: 30 }, (_view, index) => ({ name: `${index}`, search: "" }));
    const views = withView(many, late);
    expect([views.length, views.at(-1)]).toEqual([30, late]);
  });

  test("match the same filters in any order and on any page", () => {
    expect(viewSearch("?status=PAID&q=a&after=x")).toBe(viewSearch("q=a&status=PAID"));
  });
});
