import { Directive, Field, Int, ObjectType, ArgsType } from "type-graphql";
import { cursorOf, type CursorValue, type Page, type PageArguments } from "../values/page.js";

@Directive("@shareable")
@Directive("@cacheControl(inheritMaxAge: true)")
@ObjectType("PageInfo")
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "The cursor to pass as `before` for the previous page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "The cursor to pass as `after` for the next page." })
  endCursor!: string | null;
}

@ArgsType()
export class ForwardPageArgs implements PageArguments {
  @Field(() => Int, { nullable: true, description: "The number of rows, 1 to 100; 20 when absent." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor from this list." })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: "The number of rows from the end, 1 to 100; not with `first`." })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor from this list; only together with `last`." })
  before?: string | null;
}

/**
 * The fields that every connection type has in addition to its rows. Connection types extend it; it is not a type in
 * the schema.
 */
@ObjectType()
export abstract class UncountedConnectionType {
  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;
}

/** A connection that can also count all rows of its list. */
@ObjectType()
export abstract class ConnectionType extends UncountedConnectionType {
  count!: () => Promise<number>;

  @Field(() => Int, { description: "The count over all pages. It costs one more statement: request it only if shown." })
  totalCount(): Promise<number> {
    return this.count();
  }
}

/** The fields of every connection type. */
export interface PageFields<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfoType;
}

/** `count` runs only when the client asks for `totalCount`. */
export interface ConnectionFields<Node> extends PageFields<Node> {
  readonly count: () => Promise<number>;
}

export interface PageSource<Row, Node> {
  readonly page: Page<Row>;
  readonly order: string;
  readonly keyOf: (row: Row) => readonly CursorValue[];
  readonly nodeFrom: (row: Row) => Node;
}

export interface ConnectionSource<Row, Node> extends PageSource<Row, Node> {
  readonly count: () => Promise<number>;
}

export function pageFieldsFrom<Row, Node>({ page, order, keyOf, nodeFrom }: PageSource<Row, Node>): PageFields<Node> {
  const edges = page.rows.map((row) => ({ cursor: cursorOf(order, keyOf(row)), node: nodeFrom(row) }));
  const pageInfo = Object.assign(new PageInfoType(), {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo };
}

export function connectionFrom<Row, Node>({ count, ...source }: ConnectionSource<Row, Node>): ConnectionFields<Node> {
  return { ...pageFieldsFrom(source), count };
}
