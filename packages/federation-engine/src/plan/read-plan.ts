import type * as apollo from "@apollo/query-planner";
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

type GivenPlan = apollo.QueryPlan | rust.QueryPlan;
type GivenNode = apollo.PlanNode | apollo.SubscriptionNode | rust.PlanNode;
type GivenFetch = apollo.FetchNode | rust.FetchNode;
type GivenStep = apollo.ResponsePath[number] | Exclude<rust.FlattenNodePathSegment, string>;
type GivenRewrite = apollo.FetchDataRewrite | rust.InputRewrite;
type GivenRequired = apollo.QueryPlanSelectionNode | rust.RequiresSelection;

/** Reads the plan of either planner. Throws PlanningError for a plan that the engine cannot run. */
export function readPlan({ node }: GivenPlan): QueryPlan {
  if (!node) return { node: undefined };
  if (node.kind === "Subscription") return subscriptionPlan(node, []);
  if (node.kind === "Sequence" && node.nodes[0]?.kind === "Subscription") {
    const [first, ...rest] = node.nodes as [rust.SubscriptionNode, ...rust.PlanNode[]];
    return subscriptionPlan(first, rest);
  }
  return { node: readNode(node, []) };
}

function subscriptionPlan(
  node: apollo.SubscriptionNode | rust.SubscriptionNode,
  following: readonly GivenNode[],
): QueryPlan {
  const rest = "rest" in node && node.rest ? [node.rest, ...following] : following;
  const subscription = readFetch(node.primary, []);
  if (subscription.kind !== "root") throw new PlanningError("a subscription starts with root fields");
  return { subscription, node: group("sequence", rest, []) };
}

function readNode(node: GivenNode, path: PlanPath): PlanNode {
  switch (node.kind) {
    case "Fetch":
      return readFetch(node, path);
    case "BatchFetch":
      return readBatch(node);
    case "Flatten":
      return readNode(node.node, [...path, ...node.path.flatMap(readStep)]);
    case "Sequence":
      return group("sequence", node.nodes, path) ?? { kind: "sequence", nodes: [] };
    case "Parallel":
      return group("parallel", node.nodes, path) ?? { kind: "parallel", nodes: [] };
    // conditions are unsupported too: `@skip` and `@include` are resolved before planning
    default:
      throw new PlanningError(`the plan has a ${node.kind} where none can be`);
  }
}

function group(kind: "sequence" | "parallel", given: readonly GivenNode[], path: PlanPath): PlanNode | undefined {
  const nodes = given.map((node) => readNode(node, path));
  return nodes.length > 1 ? { kind, nodes } : nodes[0];
}

function readFetch(fetch: GivenFetch, path: PlanPath): RootFetch | EntityFetch {
  const operation = readOperation(fetch);
  const outputRewrites = readRewrites(fetch.outputRewrites);
  if ("contextRewrites" in fetch && fetch.contextRewrites?.length)
    throw new PlanningError("@context and @fromContext are not supported");
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
    paths: list.paths.map((path) => path.flatMap(readStep)),
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
}: GivenFetch | rust.BatchFetchNode): SubgraphOperation {
  return {
    subgraph: serviceName,
    text: operation,
    name: operationName,
    kind: operationKind ?? "query",
    variables: variableUsages ?? [],
  };
}

function readStep(step: GivenStep): PathStep[] {
  if (step === "@") return [{ kind: "each" }];
  if (typeof step === "number") throw new PlanningError("a plan's path cannot contain list indexes");
  if (typeof step === "object") {
    return "Field" in step ? [{ kind: "field", name: step.Field }] : [{ kind: "types", names: step.TypeCondition }];
  }
  // Apollo writes the types after the field: "media|[Book,Movie]"
  const [name = "", types] = step.split("|");
  const names = types?.replace(/^\[|\]$/g, "").split(",");
  const here: PathStep = name === "@" ? { kind: "each" } : { kind: "field", name };
  return names ? [here, { kind: "types", names }] : [here];
}

function readRequired(selection: GivenRequired): Required {
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

function readRewrites(rewrites: readonly GivenRewrite[] = []): Rewrite[] {
  return rewrites.map((rewrite) => {
    if ("ValueSetter" in rewrite) return setter(rewrite.ValueSetter);
    if ("KeyRenamer" in rewrite) return renamer(rewrite.KeyRenamer);
    return "renameKeyTo" in rewrite ? renamer(rewrite) : setter(rewrite);
  });
}

type GivenRewriteStep = string | rust.FetchNodePathSegment;

function setter({ path, setValueTo }: { path: readonly GivenRewriteStep[]; setValueTo: unknown }): Rewrite {
  return { path: path.map(readRewriteStep), action: { setTo: setValueTo } };
}

function renamer({ path, renameKeyTo }: { path: readonly GivenRewriteStep[]; renameKeyTo: string }): Rewrite {
  return { path: path.map(readRewriteStep), action: { renameTo: renameKeyTo } };
}

const onType = "... on ";

function readRewriteStep(step: GivenRewriteStep): RewriteStep {
  if (typeof step === "string") {
    return step.startsWith(onType) ? { types: [step.slice(onType.length)] } : { key: step };
  }
  return "Key" in step ? { key: step.Key } : { types: step.TypenameEquals };
}
