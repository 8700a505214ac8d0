import { expect, test } from "vitest";
import { formErrors, problemsOf } from "./refused-form.js";
import { z } from "./zod.js";

const rule = z.object({
  email: z.string().min(1, "missing").regex(/@/, "no address"),
  address: z.object({ city: z.string().min(1, "no city") }),
});

test("a field has its first problem", () => {
  const { error } = rule.safeParse({ email: "", address: { city: "" } });
  expect(error && problemsOf(error)).toEqual({ email: "missing", "address.city": "no city" });
});

test("problems become errors at the paths of their fields", () => {
  expect(formErrors({ email: "missing", "address.city": "no city", "address.line1": "no line" })).toEqual({
    email: { type: "server", message: "missing" },
    address: {
      city: { type: "server", message: "no city" },
      line1: { type: "server", message: "no line" },
    },
  });
  expect(formErrors(undefined)).toEqual({});
});
