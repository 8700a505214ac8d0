import type { ApplyRewrites } from "../compile/rewrites.js";
import { isObject, type JsonObject } from "../json-text.js";
import type { SubgraphOperation } from "../plan/query-plan.js";
import type { AskedList, CompiledList } from "./asked-list.js";
import type { SubgraphAnswer } from "./execution.js";
import type { KeptAnswers, KeptEntities } from "./kept-entities.js";
import type { AskedEntity } from "./known-entities.js";

/** What of a list is not known from earlier requests. */
export interface LackingList extends AskedList {
  /** Absent where nothing was looked for. */
  readonly found?: KeptAnswers;
  /** Of each representation, its number in that question. */
  readonly places?: readonly number[];
}

/** What one fetch need not ask, since the subgraph has said it before. */
export class EntityLookUp {
  /** Whether the subgraph said last time that everybody may be told its answer; elsewhere nothing is looked for. */
  private mayBeKept = true;

  constructor(private readonly operation: SubgraphOperation) {}

  /** The lists without what is known of earlier requests, which is noted. */
  async lacking(
    lists: readonly AskedList[],
    kept: KeptEntities,
    variables: JsonObject,
  ): Promise<readonly LackingList[]> {
    if (!this.mayBeKept) return lists;
    return Promise.all(
      lists.map(async (list) => {
        const { representations, fresh, compiled } = list;
        if (fresh.length === 0) return list;
        const text = this.questionText(compiled, variables);
        const found = await kept.find({ subgraph: this.operation.subgraph, text, representations });
        if (!found) return list;
        const isLacking = fresh.map(
          (entity, index) => !settle(entity, readJson(found.values[index]), compiled.rewrite),
        );
        const lacking = <Item>(items: readonly Item[]): Item[] => items.filter((_item, index) => isLacking[index]);
        const places = lacking(fresh.map((_entity, index) => index));
        return { ...list, representations: lacking(representations), fresh: lacking(fresh), found, places };
      }),
    );
  }

  private questionText({ text }: CompiledList, variables: JsonObject): string {
    const used = this.operation.variables.map((name) => [name, variables[name]]);
    return used.length === 0 ? text : `${text} ${JSON.stringify(used)}`;
  }

  /** Before anything of the answer is changed in place. */
  keep(
    lists: readonly LackingList[],
    kept: KeptEntities,
    { data, errors = [], publicSeconds = 0 }: SubgraphAnswer,
  ): void {
    this.mayBeKept = errors.length === 0 && kept.isWorthKeeping(publicSeconds);
    if (!this.mayBeKept) return;
    for (const { compiled, fresh, found, places } of lists) {
      const answered = data?.[compiled.alias];
      if (!found || !places || !Array.isArray(answered) || answered.length !== fresh.length) continue;
      const values = answered.flatMap((value: unknown, index) =>
        isObject(value) ? [[places[index] ?? 0, JSON.stringify(value)] as const] : [],
      );
      if (values.length > 0) found.keep(new Map(values), publicSeconds);
    }
  }
}

/** Notes what is known of an entity, if it is an object. */
export function settle(entity: AskedEntity, value: unknown, rewrite: ApplyRewrites | undefined): boolean {
  if (!isObject(value)) return false;
  entity.value = value;
  if (!rewrite) return true;
  value.__typename ??= entity.type;
  rewrite(value);
  return true;
}

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
