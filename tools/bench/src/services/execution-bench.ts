import { readFile } from "node:fs/promises";
import { CompiledOperation } from "@souk/kernel/execution/compiled-operation";
import { mockedSubgraph } from "@souk/kernel/testing/stand-ins/mocked-schema";
import { execute, isObjectType, parse, validate, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";

export interface ExecutionRow {
  readonly what: string;
  /** CPU time of one execution in microseconds, the median of the rounds. */
  readonly graphqlMicros: number;
  readonly compiledMicros: number;
}

type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>>>;

const roundsOfEach = 7;
const id = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const price = { amount: "49.99", currency: "USD" };
const images = [0, 1].map((position) => ({ id: id(position), url: "/pictures/a.svg", alt: "A drawing", position }));
const products = Array.from({ length: 20 }, (_product, index) => ({
  __typename: "Product",
  id: id(index),
  sku: `SKU-${index}`,
  slug: `product-${index}`,
  name: `Product ${index}`,
  description: "What it is.",
  kind: "PHYSICAL",
  price,
  isActive: true,
  tags: ["new", "loud"],
  images,
  createdAt: "2026-01-01T00:00:00.000Z",
}));
const categories = [0, 1].map((index) => ({ id: id(index), slug: `category-${index}`, name: `Category ${index}` }));
const page = { nodes: products, edges: [], pageInfo: { hasNextPage: true, endCursor: "cursor" } };

const catalog: Resolvers = {
  Query: { products: async () => page, product: async () => products[3] },
  Product: { categories: async () => categories },
};
const inventory: Resolvers = {
  Query: { _entities: () => products.map(async (product) => product) },
  Product: { stock: async () => ({ onHand: null, reserved: null, available: 5, inStock: true }) },
};

const productFields = `__typename id sku slug name price { amount currency } images { id url alt position } categories { id slug name }`;
const operations = [
  {
    what: "list of 20",
    subgraph: "catalog",
    resolvers: catalog,
    text: `{ products(first: 20) { nodes { ${productFields} } pageInfo { hasNextPage endCursor } } }`,
  },
  {
    what: "detail",
    subgraph: "catalog",
    resolvers: catalog,
    text: `query ($slug: String) { product(slug: $slug) { ${productFields} description kind isActive tags createdAt } }`,
  },
  {
    what: "stock of 20",
    subgraph: "inventory",
    resolvers: inventory,
    text: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { stock { available inStock } } } }`,
  },
];

/** Measures the executor alone: the shop's schemas with resolvers that return immediately, in turn with graphql-js. */
export async function benchExecution(seconds: number): Promise<ExecutionRow[]> {
  const rows: ExecutionRow[] = [];
  for (const { what, subgraph, resolvers, text } of operations) {
    const schema = await schemaOf(subgraph, resolvers);
    const document = parse(text);
    const [fault] = validate(schema, document);
    const compiled = CompiledOperation.of(schema, document, undefined);
    if (fault || !compiled) throw fault ?? new Error(`${what} cannot be compiled`);
    const variables = {
      slug: "a",
      representations: products.map(({ __typename, id: key }) => ({ __typename, id: key })),
    };
    const byGraphql = async (): Promise<unknown> => execute({ schema, document, variableValues: variables });
    const byCompiled = async (): Promise<unknown> => compiled.execute(variables, undefined, undefined);
    if (JSON.stringify(await byGraphql()) !== JSON.stringify(await byCompiled())) throw new Error(`${what} differs`);
    const micros: Record<"graphql" | "compiled", number[]> = { graphql: [], compiled: [] };
    for (const _round of Array.from({ length: roundsOfEach })) {
      const ms = (seconds * 1000) / roundsOfEach / operations.length / 2;
      micros.graphql.push(await microsOf(byGraphql, ms));
      micros.compiled.push(await microsOf(byCompiled, ms));
    }
    rows.push({ what, graphqlMicros: median(micros.graphql), compiledMicros: median(micros.compiled) });
  }
  return rows;
}

async function schemaOf(subgraph: string, resolvers: Resolvers): Promise<GraphQLSchema> {
  const file = new URL(`../../../../schema/subgraphs/${subgraph}.graphql`, import.meta.url);
  const schema = mockedSubgraph(await readFile(file, "utf8"));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const [name, field] of Object.entries(type.getFields())) field.resolve = resolvers[type.name]?.[name];
  }
  const entity = schema.getType("_Entity");
  if (entity && "resolveType" in entity) entity.resolveType = () => "Product";
  return schema;
}

async function microsOf(run: () => Promise<unknown>, ms: number): Promise<number> {
  const end = performance.now() + ms;
  const begin = process.cpuUsage();
  let runs = 0;
  while (performance.now() < end) {
    await run();
    runs += 1;
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / runs;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
