import { describe, expect, test } from "@jest/globals";
import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";
import { courseScope, type CourseScope, type ScopeRequest } from "./course-scope.js";

const [ida, omar] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"];
const user = (id: string, role: Role): Viewer => ({ kind: "user", id, role, username: id, sessionId: "s" });
const viewers = {
  nobody,
  guest: { kind: "guest", id: "guest", sessionId: "s" },
  "ida, who teaches": user(ida, "INSTRUCTOR"),
  "ida, who no longer does": user(ida, "CUSTOMER"),
  "omar, who teaches": user(omar, "INSTRUCTOR"),
  "ida, an admin": user(ida, "ADMIN"),
} satisfies Record<string, Viewer>;
type Who = keyof typeof viewers;
const all = Object.keys(viewers) as Who[];
const published = { status: "PUBLISHED" } as const;

interface Row {
  /** The expected scope for all other viewers. */
  readonly others: CourseScope | null;
  readonly but?: Partial<Record<Who, CourseScope | null>>;
}

describe("the scope of a course list", () => {
  test.each<[string, ScopeRequest, Row]>([
    ["no filter", {}, { others: published }],
    ["mine: false is no filter", { mine: false }, { others: published }],
    ["published courses", published, { others: published }],
    ["drafts", { status: "DRAFT" }, { others: null, but: { "ida, an admin": { status: "DRAFT" } } }],
    ["archived courses", { status: "ARCHIVED" }, { others: null, but: { "ida, an admin": { status: "ARCHIVED" } } }],
    [
      "ida's",
      { instructorId: ida.toUpperCase() },
      {
        others: { instructorId: ida, ...published },
        but: { "ida, who teaches": { instructorId: ida }, "ida, an admin": { instructorId: ida } },
      },
    ],
    [
      "ida's drafts",
      { instructorId: ida, status: "DRAFT" },
      {
        others: null,
        but: {
          "ida, who teaches": { instructorId: ida, status: "DRAFT" },
          "ida, an admin": { instructorId: ida, status: "DRAFT" },
        },
      },
    ],
    [
      "mine",
      { mine: true },
      {
        others: null,
        but: {
          "ida, who teaches": { instructorId: ida },
          "ida, who no longer does": { instructorId: ida, ...published },
          "omar, who teaches": { instructorId: omar },
          "ida, an admin": { instructorId: ida },
        },
      },
    ],
    [
      "mine and ida's",
      { mine: true, instructorId: ida },
      {
        others: null,
        but: {
          "ida, who teaches": { instructorId: ida },
          "ida, who no longer does": { instructorId: ida, ...published },
          "ida, an admin": { instructorId: ida },
        },
      },
    ],
    ["an invalid instructor id", { instructorId: "nobody" }, { others: null }],
  ])("%s", (_case, request, { others, but = {} }) => {
    const scopes = Object.fromEntries(all.map((who) => [who, courseScope(request, viewers[who])]));
    expect(scopes).toEqual({ ...Object.fromEntries(all.map((who) => [who, others])), ...but });
  });
});
