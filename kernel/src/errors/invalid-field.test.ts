import { expect, test } from "vitest";
import { z } from "zod";
import { checkInput } from "./invalid-field.js";

const rule = z.object({
  name: z.string().trim().min(1, "must not be empty"),
  lines: z.array(z.object({ note: z.string() })),
});

test("a valid input is returned as the rule transformed it", () => {
  expect(checkInput(rule, { name: " Lamp ", lines: [] })).toEqual({ ok: true, value: { name: "Lamp", lines: [] } });
});

test("every invalid field is named by its path, including text that cannot be stored", () => {
  expect(
    checkInput(rule, { name: "", lines: [{ note: "fine" }, { note: "a\0b" }, { note: 7 }, { note: "a\ud800" }] }),
  ).toEqual({
    ok: false,
    fields: [
      { path: "name", message: "must not be empty" },
      { path: "lines.2.note", message: expect.any(String) },
      { path: "lines.1.note", message: "must not hold a NUL character" },
      { path: "lines.3.note", message: "must not hold half of a surrogate pair" },
    ],
  });
});
