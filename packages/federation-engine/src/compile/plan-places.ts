import type { FetchOrder } from "../plan/fetch-order.js";
import type { PlanFetch, PlanPath } from "../plan/query-plan.js";

/** Whether a fetch selects this path of fields, starting from the fetch's own place. */
type Reaches = (fields: readonly string[]) => boolean;

/** One place of a fetch. */
export interface FetchPlace {
  readonly fetch: PlanFetch;
  readonly path: PlanPath;
  readonly reaches: Reaches;
  /** The fields that a representation has; none for root fields. */
  readonly requires: readonly string[];
}

interface PlannedPlace extends FetchPlace {
  readonly fields: readonly string[];
}

/** The places of the fetches in one plan. */
export class PlanPlaces {
  private readonly places: PlannedPlace[] = [];
  private readonly sameFetches = new Map<PlanPath, boolean>();

  constructor(private readonly order: Pick<FetchOrder, "isKnown">) {}

  /** Adds one place of a fetch; all must be added before the plan runs. */
  add(place: FetchPlace): void {
    this.places.push({ ...place, fields: fieldsOf(place.path) });
  }

  /**
   * Whether all objects at this path come from one fetch and have the same later fetches, so that equal objects stay
   * equal. A fetch that is under way meanwhile has read fields that differed before: only when two fetches add them.
   */
  haveSameFetches(path: PlanPath): boolean {
    let known = this.sameFetches.get(path);
    if (known === undefined) this.sameFetches.set(path, (known = this.decide(path)));
    return known;
  }

  private decide(path: PlanPath): boolean {
    const fields = fieldsOf(path);
    const above = this.places.filter(
      (place) => place.fields.length < fields.length && startsWith(fields, place.fields),
    );
    const below = this.places.filter((place) => startsWith(place.fields, fields));
    const here = below.filter((place) => place.fields.length === fields.length);
    const adds = (name: string) =>
      [...above, ...here].filter((place) => place.reaches([...fields.slice(place.fields.length), name])).length;
    const fetches = [...Map.groupBy(here, ({ fetch }) => fetch)];
    return (
      fetches.every(
        ([fetch, places]) =>
          fetches.every(([other]) => this.order.isKnown(fetch, other)) ||
          places.every(({ requires }) => requires.every((name) => adds(name) === 1)),
      ) &&
      above.filter((place) => place.reaches(fields.slice(place.fields.length))).length === 1 &&
      below.every((place) => typesUntil(place.path, fields.length) === typesUntil(path, fields.length))
    );
  }
}

function fieldsOf(path: PlanPath): string[] {
  return path.flatMap((step) => (step.kind === "field" ? [step.name] : []));
}

function startsWith(fields: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => fields[index] === name);
}

/** Returns the type conditions on the path up to this number of fields, including those after the last one. */
function typesUntil(path: PlanPath, fields: number): string {
  let passed = 0;
  const types: string[] = [];
  for (const step of path) {
    if (step.kind === "field" && (passed += 1) > fields) break;
    if (step.kind === "types") types.push(`${passed} ${step.names.join(" ")}`);
  }
  return types.join("\n");
}
