import { OperationTypeNode, print, type DirectiveNode, type OperationDefinitionNode } from "graphql";
import type { EntityFetch, EntityList, PlanFetch, PlanPath, PlanStage, QueryPlan, RootFetch } from "./query-plan.js";
import { FetchOrder } from "./fetch-order.js";
import type { PlanBudget } from "./plan-budget.js";
import { maxRequestsOfLevel, PlanningError, PlanTooLargeError } from "./planning-error.js";
import { RequestedFields, type FetchGroup, type RequestedEntity } from "./fetch-group.js";
import { addVariables, fetchText, variableTexts, type FetchText } from "./fetch-text.js";

/** The operation of the client, and the name of each subgraph for plans. */
export interface ArrangedFor {
  readonly operation: OperationDefinitionNode;
  readonly subgraphName: (graph: string) => string;
  /** Whether an operation of this kind may have the directive. */
  readonly allows: (directive: DirectiveNode, kind: FetchGroup["kind"]) => boolean;
  readonly budget: PlanBudget;
}

/**
 * Orders requests into levels: a request is in the first level after all that it needs. The entities that one level needs
 * from one subgraph become one request. It starts when its own needs have ended, not when their level has.
 */
export async function arrangeGroups(groups: readonly FetchGroup[], context: ArrangedFor): Promise<QueryPlan> {
  const levels = inLevels(groups);
  if (levels.some((level) => level.length > maxRequestsOfLevel)) throw new PlanTooLargeError("requests");
  if (context.operation.operation !== OperationTypeNode.SUBSCRIPTION)
    return { stages: await stagesOf(levels, context) };
  const [first = [], ...rest] = levels;
  const [group] = first;
  if (!group || first.length !== 1) throw new PlanningError("a subscription needs one subgraph for its root field");
  return { subscription: rootFetch(group, context), stages: await stagesOf(rest, context) };
}

function inLevels(groups: readonly FetchGroup[]): FetchGroup[][] {
  const known = new Map<FetchGroup, number>();
  const levelOf = (group: FetchGroup): number => {
    const there = known.get(group);
    if (there !== undefined) return there;
    const level = Math.max(-1, ...[...group.after].map(levelOf)) + 1;
    known.set(group, level);
    return level;
  };
  const levels: FetchGroup[][] = [];
  for (const group of groups) (levels[levelOf(group)] ??= []).push(group);
  return levels;
}

async function stagesOf(
  levels: readonly (readonly FetchGroup[])[],
  context: ArrangedFor,
): Promise<readonly PlanStage[]> {
  const fetchOf = new Map<FetchGroup, PlanFetch>();
  const numbers = new Map<PlanFetch, number>();
  const order = new FetchOrder();
  const all: PlanStage[] = [];
  for (const groups of levels) {
    const stages = new Map<string, { readonly fetches: PlanFetch[]; readonly after: readonly PlanFetch[] }>();
    const add = (fetch: PlanFetch, own: readonly FetchGroup[]): void => {
      const direct = new Set(own.flatMap(({ after }) => [...after].flatMap((group) => fetchOf.get(group) ?? [])));
      const indirect = order.closure([...direct].flatMap((each) => [...order.before(each)]));
      const after = [...direct].filter((each) => !indirect.has(each));
      const key = after
        .map((each) => numbers.get(each) ?? 0)
        .toSorted((one, other) => one - other)
        .join();
      const stage = stages.get(key) ?? { fetches: [], after };
      stages.set(key, stage);
      stage.fetches.push(fetch);
      numbers.set(fetch, numbers.size);
      for (const group of own) fetchOf.set(group, fetch);
    };
    for (const group of groups) if (!group.entity) add(rootFetch(group, context), [group]);
    const ofEntities = Map.groupBy(
      groups.filter(({ entity }) => entity),
      ({ graph }) => graph,
    );
    for (const [graph, own] of ofEntities) add(await entityFetch(graph, own, context), own);
    for (const stage of stages.values()) order.add(stage);
    all.push(...stages.values());
  }
  return all;
}

function rootFetch({ graph, path, kind, fields }: FetchGroup, context: ArrangedFor): RootFetch {
  const { text, rewrites, variables } = fetchText(fields);
  const operation = operationOf({ graph, kind, selection: text, variables, own: [] }, context);
  return { kind: "root", operation, path, outputRewrites: rewrites };
}

interface Operation {
  readonly graph: string;
  readonly kind: FetchGroup["kind"];
  readonly selection: string;
  /** Variables of the client. */
  readonly variables: ReadonlySet<string>;
  /** Variables for representations. */
  readonly own: readonly string[];
}

function operationOf(
  { graph, kind, selection, variables, own }: Operation,
  context: ArrangedFor,
): PlanFetch["operation"] {
  const directives = (context.operation.directives ?? []).filter((each) => context.allows(each, kind));
  const used = new Set(variables);
  for (const each of directives) addVariables(each, used);
  const defined = [
    ...own.map((name) => `$${name}: [_Any!]!`),
    ...variableTexts(context.operation.variableDefinitions ?? [], used),
  ];
  const parameters = defined.length > 0 ? `(${defined.join(", ")})` : "";
  const given = directives.map((each) => ` ${print(each)}`).join("");
  const head = kind === "query" && parameters === "" && given === "" ? "" : `${kind}${parameters}${given} `;
  return {
    subgraph: context.subgraphName(graph),
    text: head + selection,
    kind,
    variables: [...used],
  };
}

/** Entities that one field of a request returns. */
interface Listed {
  readonly paths: PlanPath[];
  readonly entities: Map<string, RequestedEntity>;
  readonly fields: RequestedFields;
}

async function entityFetch(graph: string, groups: readonly FetchGroup[], context: ArrangedFor): Promise<EntityFetch> {
  const entityLists = new EntityLists();
  for (const group of groups) {
    if (group.entity) entityLists.add(group, group.entity);
    await context.budget.pause();
  }
  const { listed } = entityLists;
  const texts = listed.map(({ fields }) => fetchText(fields));
  const lists = listed.map((each, index) =>
    listOf(each, texts[index]?.rewrites ?? [], listed.length > 1 ? index : undefined),
  );
  const selection = lists
    .map(({ alias, variable }, index) => {
      const name = alias === "_entities" ? alias : `${alias}: _entities`;
      return `${name}(representations: $${variable}) ${texts[index]?.text ?? ""}`;
    })
    .join(" ");
  const variables = new Set(texts.flatMap((text) => [...text.variables]));
  const own = lists.map(({ variable }) => variable);
  const operation = operationOf({ graph, kind: "query", selection: `{ ${selection} }`, variables, own }, context);
  return { kind: "entities", operation, lists };
}

function listOf(
  { paths, entities }: Listed,
  outputRewrites: FetchText["rewrites"],
  index: number | undefined,
): EntityList {
  const suffix = index === undefined ? "" : String(index);
  return {
    alias: suffix === "" ? "_entities" : `_souk0_e${suffix}`,
    variable: suffix === "" ? "representations" : `__representations${suffix}`,
    paths,
    requires: [...entities.values()].flatMap(({ requires }) => requires),
    inputRewrites: [...entities.values()].flatMap(({ inputRewrites }) => inputRewrites),
    outputRewrites,
  };
}

/** The entities that one request asks for, as lists without repeats. */
class EntityLists {
  readonly listed: Listed[] = [];
  /** The lists at only one path, by this path. */
  private readonly byPath = new Map<string, Listed[]>();
  /** By the entities and the text. */
  private readonly byContent = new Map<string, Listed>();
  private readonly texts = new WeakMap<RequestedFields, string>();

  /** Joins entities of different types at one path, and equal requests for entities at several paths. */
  add(group: FetchGroup, entity: RequestedEntity): void {
    const path = withoutLastTypes(group.path);
    const atPath = JSON.stringify(path);
    const there = this.byPath.get(atPath) ?? [];
    const same = there.find((each) => this.takes(each, group, entity));
    if (same) {
      this.byContent.delete(contentOf(same));
      same.entities.set(entity.type, entity);
      for (const [type, fields] of group.fields.fragments) same.fields.fragments.set(type, fields);
      this.byContent.set(contentOf(same), same);
      return;
    }
    const fields = new RequestedFields();
    for (const [type, fragment] of group.fields.fragments) fields.fragments.set(type, fragment);
    const made: Listed = { paths: [path], entities: new Map([[entity.type, entity]]), fields };
    const content = contentOf(made);
    const equal = this.byContent.get(content);
    if (equal) return void equal.paths.push(path);
    this.listed.push(made);
    this.byContent.set(content, made);
    this.byPath.set(atPath, [...there, made]);
  }

  private takes({ paths, entities, fields }: Listed, group: FetchGroup, entity: RequestedEntity): boolean {
    if (paths.length > 1 || entities.has(entity.type)) return false;
    return [...group.fields.fragments].every(([type, own]) => {
      const there = fields.fragments.get(type);
      return !there || this.textOf(there) === this.textOf(own);
    });
  }

  private textOf(fields: RequestedFields): string {
    const text = this.texts.get(fields) ?? fetchText(fields).text;
    this.texts.set(fields, text);
    return text;
  }
}

function contentOf({ entities, fields }: Listed): string {
  return `${JSON.stringify([...entities])} ${fetchText(fields).text}`;
}

/** The representations already have a type condition. */
function withoutLastTypes(path: PlanPath): PlanPath {
  return path.at(-1)?.kind === "types" ? withoutLastTypes(path.slice(0, -1)) : path;
}
