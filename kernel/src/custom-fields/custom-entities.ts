/** A type whose objects can have custom fields. */
export interface CustomEntity {
  readonly name: string;
  /** The subgraph that stores it. */
  readonly subgraph: string;
  readonly table: string;
  /** The rows that lists show; undefined for all. */
  readonly listed?: string;
  /** A user or a guest owns each object. */
  readonly isOwned: boolean;
  /** Lists of it can be filtered and sorted, and its texts can be searched. */
  readonly isBrowsed: boolean;
  /** Staff writes its values. */
  readonly isWrittenByStaff: boolean;
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
    isWrittenByStaff: true,
  },
  {
    name: "Category",
    subgraph: "catalog",
    table: "categories",
    isOwned: false,
    isBrowsed: false,
    isWrittenByStaff: true,
  },
  { name: "Course", subgraph: "courses", table: "courses", isOwned: false, isBrowsed: true, isWrittenByStaff: true },
  { name: "Order", subgraph: "orders", table: "orders", isOwned: true, isBrowsed: true, isWrittenByStaff: true },
  {
    name: "OrderLine",
    subgraph: "orders",
    table: "order_lines",
    isOwned: true,
    isBrowsed: false,
    isWrittenByStaff: true,
  },
  { name: "User", subgraph: "accounts", table: "users", isOwned: true, isBrowsed: true, isWrittenByStaff: true },
  {
    name: "Address",
    subgraph: "accounts",
    table: "addresses",
    isOwned: true,
    isBrowsed: false,
    isWrittenByStaff: false,
  },
] as const satisfies readonly CustomEntity[];

/** Types of the graph that cannot have custom fields yet. */
export const futureEntities: readonly string[] = ["Variant"];

export function customEntity(name: string): CustomEntity | undefined {
  return customEntities.find((entity) => entity.name === name);
}
