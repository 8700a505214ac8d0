import type * as rust from "@graphql-hive/router-query-planner";
import { PlanningError } from "./planner.js";
import type {
  EntityFetch,
  PathStep,
  PlanNode,
  PlanPath,
  QueryPlan,
  Required,
  Rewrite,
  RewriteStep,
  RootFetch,
  SubgraphOperation,
} from "./query-plan.js";

/** Reads the Rust planner's plan. Throws PlanningError for a plan that the engine cannot run. */
export function readPlan({ node }: rust.QueryPlan): QueryPlan {
  if (!node) return { node: undefined };
  if (node.kind === "Subscription") return subscriptionPlan(node, []);
  if (node.kind === "Sequence" && node.nodes[0]?.kind === "Subscription") {
    const [first, ...rest] = node.nodes as [rust.SubscriptionNode, ...rust.PlanNode[]];
    return subscriptionPlan(first, rest);
  }
  return { node: readNode(node, []) };
}

function subscriptionPlan(node: rust.SubscriptionNode, following: readonly rust.PlanNode[]): QueryPlan {
  const subscription = readFetch(node.primary, []);
  if (subscription.kind !== "root") throw new PlanningError("a subscription starts with root fields");
  return { subscription, node: group("sequence", following, []) };
}

function readNode(node: rust.PlanNode, path: PlanPath): PlanNode {
  switch (node.kind) {
    case "Fetch":
      return readFetch(node, path);
    case "BatchFetch":
      return readBatch(node);
    case "Flatten":
      return readNode(node.node, [...path, ...node.path.map(readStep)]);
    case "Sequence":
      return group("sequence", node.nodes, path) ?? { kind: "sequence", nodes: [] };
    case "Parallel":
      return group("parallel", node.nodes, path) ?? { kind: "parallel", nodes: [] };
    // conditions are unsupported too: `@skip` and `@include` are resolved before planning
    default:
      throw new PlanningError(`the plan has a ${node.kind} where none can be`);
  }
}

function group(kind: "sequence" | "parallel", given: readonly rust.PlanNode[], path: PlanPath): PlanNode | undefined {
  const nodes = given.map((node) => readNode(node, path));
  return nodes.length > 1 ? { kind, nodes } : nodes[0];
}

function readFetch(fetch: rust.FetchNode, path: PlanPath): RootFetch | EntityFetch {
  const operation = readOperation(fetch);
  const outputRewrites = readRewrites(fetch.outputRewrites);
  if (!fetch.requires) return { kind: "root", operation, path, outputRewrites };
  const list = {
    alias: "_entities",
    variable: "representations",
    paths: [path],
    requires: fetch.requires.map(readRequired),
    inputRewrites: readRewrites(fetch.inputRewrites),
    outputRewrites,
  };
  return { kind: "entities", operation, lists: [list] };
}

function readBatch(fetch: rust.BatchFetchNode): EntityFetch {
  const lists = fetch.entityBatch.aliases.map((list) => ({
    alias: list.alias,
    variable: list.representationsVariableName,
    paths: list.paths.map((path) => path.map(readStep)),
    requires: list.requires.map(readRequired),
    inputRewrites: readRewrites(list.inputRewrites),
    outputRewrites: readRewrites(list.outputRewrites),
  }));
  return { kind: "entities", operation: readOperation(fetch), lists };
}

function readOperation({
  serviceName,
  operation,
  operationName,
  operationKind,
  variableUsages,
}: rust.FetchNode | rust.BatchFetchNode): SubgraphOperation {
  return {
    subgraph: serviceName,
    text: operation,
    name: operationName,
    kind: operationKind ?? "query",
    variables: variableUsages ?? [],
  };
}

function readStep(step: rust.FlattenNodePathSegment): PathStep {
  if (step === "@") return { kind: "each" };
  return "Field" in step ? { kind: "field", name: step.Field } : { kind: "types", names: step.TypeCondition };
}

function readRequired(selection: rust.RequiresSelection): Required {
  switch (selection.kind) {
    case "Field":
      return {
        kind: "field",
        key: selection.name,
        name: selection.alias ?? selection.name,
        selections: selection.selections?.length ? selection.selections.map(readRequired) : undefined,
      };
    case "InlineFragment":
      return {
        kind: "fragment",
        type: selection.typeCondition,
        selections: selection.selections.map(readRequired),
      };
    default:
      throw new PlanningError("what a fetch requires is written without named fragments");
  }
}

function readRewrites(rewrites: readonly rust.InputRewrite[] = []): Rewrite[] {
  return rewrites.map((rewrite) => {
    if ("KeyRenamer" in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return { path: path.map(readRewriteStep), action: { renameTo: renameKeyTo } };
    }
    const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
    return { path: path.map(readRewriteStep), action: { setTo: setValueTo } };
  });
}

function readRewriteStep(step: rust.FetchNodePathSegment): RewriteStep {
  return "Key" in step ? { key: step.Key } : { types: step.TypenameEquals };
}
