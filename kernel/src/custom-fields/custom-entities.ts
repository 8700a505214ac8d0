/** A type whose objects can have custom fields. */
export interface CustomEntity {
  readonly name: string;
  /** The subgraph that stores it. */
  readonly subgraph: string;
  readonly table: string;
  /** The rows that lists show; undefined for all. */
  readonly listed?: string;
  /** A user owns each object. */
  readonly isOwned: boolean;
  /** Lists of it can be filtered and sorted, and its texts can be searched. */
  readonly isBrowsed: boolean;
}

/** The types that can have custom fields. */
export const customEntities = [
  {
    name: "Product",
    subgraph: "catalog",
    table: "products",
    listed: "deleted_at is null",
    isOwned: false,
    isBrowsed: true,
  },
  { name: "Category", subgraph: "catalog", table: "categories", isOwned: false, isBrowsed: false },
] as const satisfies readonly CustomEntity[];

/** Types of the graph that cannot have custom fields yet. */
export const futureEntities: readonly string[] = ["Variant", "Course", "User", "Order", "OrderLine", "Address"];

export function customEntity(name: string): CustomEntity | undefined {
  return customEntities.find((entity) => entity.name === name);
}
