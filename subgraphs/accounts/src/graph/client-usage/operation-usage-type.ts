import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { OperationsPage } from "../../domain/client-usage/list-operations.js";
import type { OperationClient } from "../../domain/client-usage/usage-store.js";

@ObjectType("OperationClient", { description: "The use of an operation by one version of a client." })
export class OperationClientType {
  @Field(() => String, {
    description:
      "From the header `apollographql-client-name` or `graphql-client-name`; `unknown` without one, `other` beyond the limits.",
  })
  name!: string;

  @Field(() => String, {
    description: "From the header `apollographql-client-version` or `graphql-client-version`; empty without one.",
  })
  version!: string;

  @Field(() => Float, { description: "A whole number." })
  count!: number;

  @Field(() => Float, { description: "A whole number." })
  errors!: number;

  @Field(() => DateTimeScalar)
  lastSeenAt!: Date;
}

@ObjectType("OperationUsage", {
  description: "An operation that clients sent, with its use in the requested days. It contains no values of requests.",
})
export class OperationUsageType {
  @Field(() => ID, { description: "SHA-256 of `document`; `other` for all operations beyond the limits." })
  hash!: string;

  @Field(() => String, { description: "Empty for operations without a name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "`query`, `mutation` or `subscription`; null for `other`." })
  kind!: string | null;

  @Field(() => String, { description: "The operation without aliases; its literals are empty." })
  document!: string;

  @Field(() => [String], {
    description: "The coordinates of its fields, arguments and enum values, such as `Product.name`.",
  })
  fields!: readonly string[];

  @Field(() => [String], { description: "Those of `fields` that were deprecated at its last use." })
  deprecatedFields!: readonly string[];

  @Field(() => Float, { description: "How often it ran. A whole number." })
  count!: number;

  @Field(() => Float, { description: "How many answers had errors; problems of result unions are not errors." })
  errors!: number;

  @Field(() => Int, {
    description:
      "The 99th percentile of its duration in milliseconds, rounded up to 5, 10, 25, 50 and so on. For a subscription, the time until it opens.",
  })
  p99Ms!: number;

  @Field(() => DateTimeScalar)
  firstSeenAt!: Date;

  @Field(() => DateTimeScalar)
  lastSeenAt!: Date;

  loadClients!: () => Promise<readonly OperationClientType[]>;

  @Field(() => [OperationClientType], { description: "At most 100 versions of clients, the most frequent first." })
  clients(): Promise<readonly OperationClientType[]> {
    return this.loadClients();
  }
}

@ObjectType("OperationUsageConnection")
export class OperationUsageConnectionType extends ConnectionType {
  @Field(() => [OperationUsageType])
  nodes!: readonly OperationUsageType[];
}

export function usageConnectionFrom({ page, sort, count, clientsOf }: OperationsPage): OperationUsageConnectionType {
  let clients: Promise<ReadonlyMap<string, readonly OperationClient[]>> | undefined;
  const hashes = page.rows.map(({ row }) => row.hash);
  // one statement for all operations of the page
  const clientsOfPage = () => (clients ??= clientsOf(hashes).then((all) => Map.groupBy(all, ({ hash }) => hash)));
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) =>
      Object.assign(new OperationUsageType(), {
        ...row,
        loadClients: async () => ((await clientsOfPage()).get(row.hash) ?? []).map(operationClientTypeFrom),
      }),
    count,
  });
  return Object.assign(new OperationUsageConnectionType(), { nodes, pageInfo, count });
}

function operationClientTypeFrom(client: OperationClient): OperationClientType {
  return Object.assign(new OperationClientType(), client);
}
