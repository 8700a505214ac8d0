import { afterAll, beforeAll, expect, vi, test } from "vitest";
import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import {
  Authorized,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from "type-graphql";
import { assembleSubgraph } from "../subgraph/assemble-subgraph.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { testServiceContext, type TestServiceContext } from "../testing/test-service-context.js";
import { subgraphSchema } from "./subgraph-schema.js";

const passedBy = vi.fn<(field: string) => void>();

@Directive('@key(fields: "id")')
@ObjectType("Shelf")
class ShelfType {
  @Field(() => ID)
  id = "shelf";

  @Field(() => String, { nullable: true })
  plain = "plain";

  @Field(() => String, { nullable: true, name: "renamed" })
  inner = "inner";

  @Authorized("ADMIN")
  @Field(() => String, { nullable: true })
  secret = "secret";

  @UseMiddleware(async ({ info }, next) => {
    passedBy(info.fieldName);
    return (await next()) as unknown;
  })
  @Field(() => String, { nullable: true })
  watched = "watched";

  @Field(() => String, { nullable: true })
  get read(): string {
    return `read of ${this.plain}`;
  }

  @Field(() => String, { nullable: true })
  made(): string {
    return `made of ${this.plain}`;
  }
}

@Resolver(() => ShelfType)
class ShelfResolver {
  @Query(() => ShelfType)
  shelf(): ShelfType {
    return new ShelfType();
  }

  @FieldResolver(() => String)
  resolved(@Root() shelf: ShelfType): string {
    return `resolved of ${shelf.plain}`;
  }
}

let resources: AsyncDisposableStack;
let serviceContext: TestServiceContext;
let schema: GraphQLSchema;
let subgraph: Subgraph;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  serviceContext = await testServiceContext();
  schema = subgraphSchema(
    { resolvers: [ShelfResolver], orphanedTypes: [] },
    { resolvers: [new ShelfResolver()], references: { Shelf: () => new ShelfType() } },
  );
  const database = { ping: async () => undefined };
  const stack = new AsyncDisposableStack();
  subgraph = resources.use(
    await assembleSubgraph({ name: "catalog", schema, serviceContext, database, resources: stack }),
  );
});

afterAll(async () => resources.disposeAsync());

test("fields return their values for every kind of declaration", async () => {
  const { data } = await serviceContext.execute(subgraph, "{ shelf { id plain renamed read made resolved } }");
  expect(data.shelf).toEqual({
    id: "shelf",
    plain: "plain",
    renamed: "inner",
    read: "read of plain",
    made: "made of plain",
    resolved: "resolved of plain",
  });
});

test("only plain property fields have no resolver", () => {
  const { id, plain, ...others } = (schema.getType("Shelf") as GraphQLObjectType).getFields();
  expect([id?.resolve, plain?.resolve]).toEqual([undefined, undefined]);
  for (const [name, { resolve }] of Object.entries(others)) expect([name, typeof resolve]).toEqual([name, "function"]);
});

test("a guarded property stays guarded, and a middleware runs", async () => {
  const { data, errors } = await serviceContext.execute(subgraph, "{ shelf { secret watched } }");
  expect(data.shelf).toEqual({ secret: null, watched: "watched" });
  expect(errors).toMatchObject([{ path: ["shelf", "secret"], extensions: { code: "UNAUTHENTICATED" } }]);
  expect(passedBy).toHaveBeenCalledWith("watched");
});

test("an entity's properties are guarded too", async () => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Shelf { plain secret } } }`;
  const { data, errors } = await serviceContext.execute(subgraph, query, {
    of: [{ __typename: "Shelf", id: "shelf" }],
  });
  expect(data._entities).toEqual([{ plain: "plain", secret: null }]);
  expect(errors).toHaveLength(1);
});
