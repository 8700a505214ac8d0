import { readFetchSelection, type FetchSelection } from "../compile/fetch-selection.js";
import { compilePlaces, placesWithPaths, type AnswerPath } from "../compile/places.js";
import { compileRepresentation } from "../compile/representation.js";
import { compileRewrites } from "../compile/rewrites.js";
import type { StepContext } from "../compile/steps.js";
import { isMissing, type JsonObject } from "../json-text.js";
import type { EntityFetch, Required } from "../plan/query-plan.js";
import type { RequestedList, CompiledList, Targets } from "./requested-list.js";
import { EntityLookUp, setValue } from "./entity-look-up.js";
import { findEntities } from "./find-entities.js";
import { KnownEntities, type RequestedEntity } from "./known-entities.js";
import type { AnswerError, Execution, SubgraphAnswer, SubgraphError } from "./execution.js";
import { copyOf, mergeInto } from "./merge.js";
import { readAnswer } from "./read-answer.js";
import { RequestTemplate } from "./subgraph-request.js";

/** Requests entities from a subgraph, each once, however often it occurs in the answer. */
export class EntityStep {
  private readonly selection: FetchSelection;
  private readonly template: RequestTemplate;
  private readonly lists: readonly CompiledList[];
  private readonly lookUp: EntityLookUp;

  constructor(
    private readonly fetch: EntityFetch,
    private readonly context: StepContext,
  ) {
    const { supergraph } = context;
    this.selection = readFetchSelection(
      fetch.operation.text,
      fetch.lists.flatMap(({ outputRewrites }) => outputRewrites),
    );
    this.template = new RequestTemplate(fetch.operation);
    this.lists = fetch.lists.map((list) => ({
      list,
      collects: list.paths.map((path) => compilePlaces(path, supergraph)),
      representationOf: compileRepresentation(list.requires, list.inputRewrites, supergraph),
      rewrite: compileRewrites(list.outputRewrites, supergraph),
      text: `${fetch.operation.subgraph} ${this.selection.entityText(list.alias)}`,
      alias: list.alias,
      isFlat: this.selection.isFlat(list.alias),
    }));
    this.lookUp = new EntityLookUp(fetch.operation);
    for (const { text, collects, list } of this.lists) {
      context.uses.add(text, collects.length);
      const reaches = (fields: readonly string[]) => this.selection.reaches(fields, list.alias);
      const requires = requiredNames(list.requires);
      for (const path of list.paths) context.places?.add({ fetch, path, reaches, requires });
    }
  }

  async run(execution: Execution): Promise<void> {
    const arrival = Promise.withResolvers<void>();
    const lists = this.lists.map((compiled) =>
      findEntities(compiled, execution, {
        known: this.knownEntities(compiled, execution),
        places: this.context.places,
        arrived: arrival.promise,
      }),
    );
    if (lists.some(({ fresh }) => fresh.length > 0)) {
      await this.fetchFresh(lists, execution);
      arrival.resolve();
    }
    for (const { awaited } of lists) for (const each of awaited) await each;
    for (const list of lists) this.merge(list, execution);
  }

  private knownEntities({ text }: CompiledList, { entities }: Execution): KnownEntities {
    if (!this.context.sharesEntities) return new KnownEntities();
    const known = entities.get(text) ?? new KnownEntities();
    entities.set(text, known);
    return known;
  }

  private async fetchFresh(requested: readonly RequestedList[], execution: Execution): Promise<void> {
    const { operation } = this.fetch;
    const cachedEntities = this.context.sharesEntities ? execution.cachedEntities : undefined;
    const lists = cachedEntities
      ? await this.lookUp.missing(requested, cachedEntities, execution.variables)
      : requested;
    if (lists.every(({ fresh }) => fresh.length === 0)) return;
    try {
      const representations = lists.map((list) => [list.compiled.list.variable, list.representations] as const);
      const sent = await execution.send(this.template.request(execution.variables, representations));
      const answer = readAnswer(sent);
      if (!answer.hasPlainTexts) execution.hasPlainTexts = false;
      if (cachedEntities) this.lookUp.store(lists, cachedEntities, { ...answer, publicSeconds: sent.publicSeconds });
      for (const list of lists) this.receive(list, answer, execution);
    } catch (cause) {
      const error: ThrownError = { message: `${operation.subgraph} did not answer`, cause };
      for (const { fresh } of lists) for (const entity of fresh) fail(entity, error);
    }
  }

  /** Sets the values and errors from the subgraph's answer on each entity. */
  private receive(
    { compiled, fresh }: RequestedList,
    { data, errors = [] }: SubgraphAnswer,
    execution: Execution,
  ): void {
    const { alias, rewrite } = compiled;
    const answered = data?.[alias];
    const values: readonly unknown[] = Array.isArray(answered) ? answered : [];
    const isWhole = values.length === fresh.length;
    fresh.forEach((entity, index) => {
      const value = isWhole ? values[index] : null;
      if (setValue(entity, value, rewrite)) return;
      entity.value = null;
      if (value !== null) fail(entity, { message: "the subgraph returned a value that is not an entity" });
    });
    for (const error of errors) {
      const [name, index, ...rest] = error.path ?? [];
      if (name !== alias && this.lists.some((list) => list.alias === name)) continue;
      const entity = name === alias && typeof index === "number" ? fresh[index] : undefined;
      if (entity) entity.errors = [...entity.errors, { ...error, path: this.selection.clientPath(rest) }];
      else this.receiveUnplaced(error, compiled, fresh, execution);
    }
    if (!isWhole && errors.length === 0) for (const entity of fresh) fail(entity, { message: wrongAnswer });
  }

  /** Assigns an error without an entity's path to the entities that stay incomplete. */
  private receiveUnplaced(
    error: SubgraphError,
    { alias }: CompiledList,
    fresh: readonly RequestedEntity[],
    execution: Execution,
  ): void {
    const incomplete = fresh.filter(({ type, value }) =>
      this.selection
        .entityFields({ alias, type: String(type) }, this.context.supergraph)
        .some((field) => isMissing(value, field)),
    );
    for (const entity of incomplete) fail(entity, error);
    const { message, extensions } = error;
    if (incomplete.length === 0)
      execution.errors.push({ message, extensions, subgraph: this.fetch.operation.subgraph });
  }

  /** Merges the entities' values into their objects in the answer. */
  private merge({ compiled, targets, representations }: RequestedList, execution: Execution): void {
    // places of one path get the same later fetches, so they may share an object; places of different paths may not
    const shares = compiled.isFlat || this.context.uses.of(compiled.text) === 1;
    for (const found of targets) {
      const { objects, entities } = found;
      const isShared = shares && !compiled.isFlat && objects.length > representations.length;
      if (isShared) markShared(entities, (execution.shared ??= new Set()));
      let isIncomplete = false;
      for (let index = 0; index < objects.length; index += 1) {
        const [object, entity] = [objects[index], entities[index]];
        if (!entity) continue;
        if (entity.errors.length > 0 || entity.value === null) isIncomplete = true;
        if (object && entity.value) mergeInto(object, shares ? entity.value : copyOf(entity.value));
      }
      if (isIncomplete) this.report(compiled, found, execution);
    }
  }

  /**
   * Copies an entity's errors to each of its places, and notes the places of an entity that does not exist.
   */
  private report({ list }: CompiledList, { path, objects, entities }: Targets, execution: Execution): void {
    const { supergraph } = this.context;
    const { subgraph } = this.fetch.operation;
    const places = placesWithPaths(execution.data, path, supergraph);
    const reported = new Set<JsonObject>();
    objects.forEach((object, index) => {
      const entity = entities[index];
      if (!entity || reported.has(object) || (entity.value && entity.errors.length === 0)) return;
      reported.add(object);
      if (entity.errors.length === 0) return void execution.absent.push(...(places.get(object) ?? []));
      const fields = this.selection
        .entityFields({ alias: list.alias, type: String(object.__typename) }, supergraph)
        .filter((field) => isMissing(entity.value, field));
      for (const at of places.get(object) ?? []) {
        // a non-null field has emptied the whole entity
        if (!entity.value) for (const field of fields) execution.emptied.push([...at, field]);
        execution.errors.push(...entity.errors.flatMap((error) => errorsAt(at, error, fields, subgraph)));
      }
    });
  }
}

/** Returns the names of the required fields in the answer, without those inside of them. */
function requiredNames(requires: readonly Required[]): readonly string[] {
  return requires.flatMap((each) => {
    if (each.kind === "fragment") return requiredNames(each.selections);
    return each.name === "__typename" ? [] : [each.key];
  });
}

/** Marks the values of the entities that are used by reference at several places. */
function markShared(entities: readonly RequestedEntity[], shared: Set<object>): void {
  for (const { value } of new Set(entities))
    for (const part of Object.values(value ?? {})) if (typeof part === "object" && part !== null) shared.add(part);
}

const wrongAnswer = "the subgraph returned a different number of entities than requested";

type ThrownError = SubgraphError & { readonly cause?: unknown };

function fail(entity: RequestedEntity, error: ThrownError): void {
  entity.value ??= null;
  entity.errors = [...entity.errors, { ...error, path: [] }];
}

function errorsAt(at: AnswerPath, error: ThrownError, fields: readonly string[], subgraph: string): AnswerError[] {
  const { message, extensions, cause, path = [] } = error;
  const reported = { message, extensions, subgraph, ...(cause === undefined ? {} : { cause }) };
  if (path.length > 0) return [{ ...reported, path: [...at, ...path] }];
  // an error about the whole entity is copied to each field that stays empty
  return fields.length > 0
    ? fields.map((field) => ({ ...reported, path: [...at, field] }))
    : [{ ...reported, path: at }];
}
