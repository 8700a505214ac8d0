import type { OperationResult } from "@urql/core";

/** The data that a rendered page was made from. */
export interface PageSources {
  /** `Product:<id>` for each object, and `Product` for lists of products: the tags by which subgraphs report changes. */
  readonly tags: ReadonlySet<string>;
  /** False if a query failed, even partly: the page must not be shown to others. */
  readonly isComplete: boolean;
}

/** Collects the sources of a page from the answers to its queries, which must contain `__typename`. */
export class PageSourcesCollector implements PageSources {
  readonly tags = new Set<string>();
  isComplete = true;

  add({ data, error }: Pick<OperationResult, "data" | "error">): void {
    if (error || !data) this.isComplete = false;
    for (const value of Object.values((data ?? {}) as object)) {
      this.addList(value);
      this.addObjects(value);
    }
  }

  /** Only lists of the query itself: a list inside an object changes with the object. */
  private addList(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.tags.add(typeOf(each) ?? "");
    const connection = /^(\w+)Connection$/.exec(typeOf(value) ?? "")?.[1];
    if (connection) this.tags.add(connection);
    this.tags.delete("");
  }

  private addObjects(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) return value.forEach((each) => this.addObjects(each));
    const { __typename: type, id } = value as { readonly __typename?: unknown; readonly id?: unknown };
    if (typeof type === "string" && typeof id === "string" && announced.has(type)) this.tags.add(`${type}:${id}`);
    for (const each of Object.values(value)) this.addObjects(each);
  }
}

/** The types whose changes subgraphs report. */
const announced = new Set(["Product", "Category", "Course", "CourseCategory"]);

function typeOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { __typename: type } = value as { readonly __typename?: unknown };
  return typeof type === "string" ? type : undefined;
}
