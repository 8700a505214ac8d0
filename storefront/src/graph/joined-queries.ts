import {
  CombinedError,
  createRequest,
  formatDocument,
  makeOperation,
  type Exchange,
  type Operation,
  type OperationResult,
} from "@urql/core";
import { Kind, type DocumentNode, type FieldNode, type GraphQLError } from "graphql";
import { filter, fromPromise, map, merge, mergeMap, pipe, take, tap } from "wonka";

/** A query that selects everything that several other queries select, its parts. It has no variables, nor have they. */
export interface JoinedQuery {
  readonly whole: DocumentNode;
  readonly parts: readonly DocumentNode[];
}

/**
 * Sends the whole query once, when the first of its parts is queried, and answers each part with its share of the
 * answer. It belongs after the exchanges that store answers, so that they store those to the parts.
 */
export function joinQueries({ whole, parts }: JoinedQuery): Exchange {
  const partKeys = new Set(parts.map((part) => createRequest(part, {}).key));
  const request = createRequest(whole, {});
  const sent = { ...request, query: formatDocument(request.query) };
  const isPart = ({ kind, key }: Operation) => kind === "query" && partKeys.has(key);
  return ({ forward }) =>
    (operations) => {
      const answer = Promise.withResolvers<OperationResult>();
      const queriedParts = pipe(operations, filter(isPart));
      const results = pipe(
        merge([
          pipe(
            queriedParts,
            take(1),
            map(({ context }) => makeOperation("query", sent, context)),
          ),
          pipe(
            operations,
            filter((operation) => !isPart(operation)),
          ),
        ]),
        forward,
      );
      return merge([
        pipe(
          queriedParts,
          mergeMap((part) =>
            pipe(
              fromPromise(answer.promise),
              map((result) => shareOf(result, part)),
            ),
          ),
        ),
        pipe(
          results,
          tap((result) => result.operation.key === request.key && answer.resolve(result)),
          filter(({ operation }) => operation.key !== request.key),
        ),
      ]);
    };
}

/** The data that the part selects, and the errors below it. An error without a path belongs to every part. */
function shareOf({ data, error, ...result }: OperationResult, part: Operation): OperationResult {
  const share = selectedBy(part.query, data) as object | null | undefined;
  const isShared = ({ path: [root] = [] }: GraphQLError) => root === undefined || !share || root in share;
  const graphQLErrors = error?.graphQLErrors.filter(isShared) ?? [];
  const hasFailed = error?.networkError !== undefined || graphQLErrors.length > 0;
  return {
    ...result,
    operation: part,
    data: share,
    error: hasFailed ? new CombinedError({ ...error, graphQLErrors }) : undefined,
  };
}

/** The part of `data` that the only operation of the document selects. */
function selectedBy({ definitions }: DocumentNode, data: unknown): unknown {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const fieldsOf = ({ selectionSet }: Partial<Pick<FieldNode, "selectionSet">>): FieldNode[] =>
    (selectionSet?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      return fieldsOf(
        selection.kind === Kind.INLINE_FRAGMENT ? selection : (fragments.get(selection.name.value) ?? {}),
      );
    });
  const select = (value: unknown, fields: readonly FieldNode[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => select(each, fields));
    // a field without fields may be an object of the type JSON
    if (typeof value !== "object" || value === null || fields.length === 0) return value;
    const byName = Map.groupBy(fields, ({ alias, name }) => (alias ?? name).value);
    const entries = Object.entries(value).filter(([name]) => byName.has(name));
    return Object.fromEntries(
      entries.map(([name, each]) => [name, select(each, byName.get(name)?.flatMap(fieldsOf) ?? [])]),
    );
  };
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return select(data, operations.flatMap(fieldsOf));
}
