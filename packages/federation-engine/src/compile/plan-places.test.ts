import { describe, expect, test } from "vitest";
import type { PlanFetch, PlanPath } from "../plan/query-plan.js";
import { PlanPlaces, type FetchPlace } from "./plan-places.js";

/** Parses a path such as `users.@.|User|.friend`. */
function path(text: string): PlanPath {
  const steps = text === "" ? [] : text.split(".");
  return steps.map((step) => {
    if (step === "@") return { kind: "each" };
    return step.startsWith("|")
      ? { kind: "types", names: step.slice(1, -1).split("|") }
      : { kind: "field", name: step };
  });
}

const order = { isKnown: (one: PlanFetch, other: PlanFetch) => one === other };
const [some, another] = [{}, {}] as unknown as readonly [PlanFetch, PlanFetch];

function place(
  fetch: PlanFetch,
  text: string,
  reaches: FetchPlace["reaches"],
  requires: readonly string[] = [],
): FetchPlace {
  return { fetch, path: path(text), reaches, requires };
}

const selects = (...fields: string[]) => {
  return (names: readonly string[]) => fields.some((field) => `${field}.`.startsWith(`${names.join(".")}.`));
};

describe("objects at a path have the same later fetches", () => {
  const root = ["", selects("users.friend")] as const;

  test.each([
    { title: "from one fetch", places: [root], alike: true },
    { title: "when requested several times", places: [root, ["users.@.friend"], ["users.@.friend"]], alike: true },
    { title: "when more is requested below them", places: [root, ["users.@.friend.home.@"]], alike: true },
    { title: "unless no known fetch adds them", places: [["", selects("posts")]], alike: false },
    { title: "unless two fetches add them", places: [root, ["users.@", selects("friend.name")]], alike: false },
    {
      title: "also when another fetch adds fields next to them",
      places: [root, ["users.@", selects("name")]],
      alike: true,
    },
    {
      title: "unless more is requested for one of the types above",
      places: [root, ["users.@.|Admin|.friend"]],
      alike: false,
    },
    { title: "unless more is requested for one such type", places: [root, ["users.@.friend.|Admin|"]], alike: false },
    { title: "unless more is requested below one type", places: [root, ["users.@.|Admin|.friend.home"]], alike: false },
    { title: "also with type conditions below", places: [root, ["users.@.friend.home.|Flat|"]], alike: true },
    { title: "also with type conditions elsewhere", places: [root, ["users.@.|Admin|.home"]], alike: true },
  ] as const)("$title", ({ places, alike }) => {
    const plan = new PlanPlaces(order);
    for (const [text, reaches = selects()] of places as readonly (readonly [string, ReturnType<typeof selects>?])[])
      plan.add(place(some, text, reaches));
    expect(plan.haveSameFetches(path("users.@.friend"))).toBe(alike);
  });

  test.each([
    { title: "beside another fetch of them", at: "users.@.friend", adding: ["friend.id"], alike: true },
    {
      title: "unless another fetch of them has read a field that a third one adds too",
      at: "users.@.friend",
      adding: ["friend.id", "friend.id"],
      alike: false,
    },
    { title: "beside a fetch elsewhere", at: "users.@", adding: ["friend.id", "friend.id"], alike: true },
  ])("$title", ({ at, adding, alike }) => {
    const plan = new PlanPlaces(order);
    plan.add(place(some, "", selects("users.friend")));
    for (const fields of adding) plan.add(place(some, "users.@.friend", selects(fields.replace("friend.", ""))));
    plan.add(place(another, at, selects(), ["id"]));
    expect(plan.haveSameFetches(path("users.@.friend"))).toBe(alike);
  });

  test("also for a single type", () => {
    const plan = new PlanPlaces(order);
    plan.add(place(some, "", selects("users.friend")));
    plan.add(place(some, "users.@.|Admin|.friend", selects("name")));
    expect(plan.haveSameFetches(path("users.@.|Admin|.friend"))).toBe(true);
  });
});
