import { OperationTypeNode } from "graphql";
import { maxPlannedFields, PlanningError, PlanTooLargeError } from "./planning-error.js";
import type { PathStep, PlanPath, Required } from "./query-plan.js";
import { RequestedFields, type FetchGroup } from "./fetch-group.js";
import type { PlanBudget } from "./plan-budget.js";
import type { FederatedSchema, Position } from "./federated-schema.js";
import { cheapest, type Entrance, type Route, type RouteCosts } from "./route-costs.js";
import { InternalFields } from "./internal-fields.js";
import { once, positionsBelow, typesAt, type Place, type Source } from "./place.js";
import { divide, joined, leafPaths, only, withoutRepeats, type SelectedField, type Selection } from "./selection.js";
import { listDepth } from "./subgraph-schema.js";

type Groups = ReadonlySet<FetchGroup>;

/** Builds the requests for one operation. */
export class PlanBuilder {
  readonly groups: FetchGroup[] = [];
  private readonly internal: InternalFields;
  private added = 0;
  private readonly places = new WeakMap<RequestedFields, Map<string, Place>>();

  constructor(
    readonly schema: FederatedSchema,
    readonly costs: RouteCosts,
    private readonly kind: OperationTypeNode,
    private readonly budget: PlanBudget,
  ) {
    this.internal = new InternalFields(schema);
  }

  /** Throws PlanningError. */
  async build(selection: Selection): Promise<readonly FetchGroup[]> {
    const position: Position = { graph: "", type: this.schema.rootType(this.kind), provided: undefined };
    const fields = this.schema.collected.of(selection, position.type).filter(({ name }) => name !== "__typename");
    const origin = { group: undefined, fields: new RequestedFields(), position, others: () => [position] };
    const place = this.place(origin, []);
    for (const field of fields) {
      this.addField(place, field);
      await this.budget.pause();
    }
    return this.groups;
  }

  private place(origin: Source, path: PlanPath): Place {
    const places = this.places.get(origin.fields) ?? new Map<string, Place>();
    this.places.set(origin.fields, places);
    const { graph, type } = origin.position;
    let place = places.get(type);
    if (!place) {
      const sources = new Map(graph === "" ? [] : [[graph, origin]]);
      places.set(type, (place = { path, origin, sources, requiring: new Map() }));
    }
    return place;
  }

  /** Adds a selection, and returns the requests that answer it. */
  private add(source: Source, path: PlanPath, selection: Selection): Groups {
    if (this.schema.at(source.position)?.isAbstract) return this.addAbstract(source, path, selection);
    return this.addObject(this.place(source, path), selection);
  }

  private addObject(place: Place, selection: Selection): Groups {
    const { position, group } = place.origin;
    const groups = new Set<FetchGroup>(group ? [group] : []);
    let fields = this.schema.collected.of(selection, position.type);
    if (this.schema.at(position)?.isInterfaceObject) {
      const { common, others } = this.costs.divided(position.type, selection);
      fields = common;
      if (others.length > 0) addAll(groups, this.addConcrete(place, others));
    }
    for (const field of fields) addAll(groups, this.addField(place, field));
    return groups;
  }

  /** Adds the part of an interface object's selection that depends on its type. */
  private addConcrete(place: Place, selection: Selection): Groups {
    const routes = this.costs.concreteRoutes(place.origin.position, selection);
    const route = cheapest(routes.map((each) => this.withoutEntry(each, place)));
    if (!route) throw unanswerable(place.origin.position.type, "__typename");
    return this.add(this.entered(place, route.graph), place.path, selection);
  }

  private addAbstract(source: Source, path: PlanPath, selection: Selection): Groups {
    const { schema } = this;
    const { position, fields, group, others: positions } = source;
    const groups = new Set<FetchGroup>(group ? [group] : []);
    const types = typesAt(source, schema);
    const { direct, others } = divide(selection, (condition) =>
      types.every((type) => schema.isOfType(type, condition)),
    );
    // the response writer chooses fragments by type
    if (selection.some((each) => each.kind === "fragment")) fields.addTypename();
    const left: Selection[number][] = [...others];
    for (const field of joined(direct)) {
      if (field.name === "__typename") {
        fields.addTypename();
        continue;
      }
      if (this.isOfAllTypes(position, types, field)) addAll(groups, this.take(source, path, field));
      else if (types.length > 0) left.push(field);
      else throw unanswerable(position.type, field.name);
    }
    for (const type of types) {
      if (schema.collected.of(left, type).length === 0) continue;
      fields.addTypename();
      const inner: Source = {
        group,
        fields: fields.fragment(type),
        position: { ...position, type },
        others: () => positions().flatMap((each) => (schema.type(each.graph, type) ? [{ ...each, type }] : [])),
      };
      addAll(groups, this.addObject(this.place(inner, [...path, { kind: "types", names: [type] }]), left));
    }
    return groups;
  }

  /** Whether the subgraph answers the field for the interface itself. */
  private isOfAllTypes(position: Position, types: readonly string[], field: SelectedField): boolean {
    const { schema } = this;
    const isPlain = (at: Position) => {
      const found = schema.field(at, field.name);
      return found !== undefined && !found.requires;
    };
    if (!isPlain(position) || !types.every((type) => isPlain({ ...position, type }))) return false;
    const found = schema.field(position, field.name);
    if (!found || !field.selection) return found !== undefined;
    return Number.isFinite(this.costs.ofSelection(schema.below(position, found), field.selection));
  }

  private addField(place: Place, field: SelectedField): Groups {
    this.added += 1;
    if (this.added > maxPlannedFields) throw new PlanTooLargeError("fields");
    const { position, group, fields } = place.origin;
    if (field.name === "__typename" && !this.schema.at(position)?.isInterfaceObject) {
      fields.addTypename();
      return new Set(group ? [group] : []);
    }
    if (field.name === "__typename") return this.addConcrete(place, only(field));
    const whole = this.route(place, field);
    if (whole) return this.follow(place, whole, field);
    if (!field.selection || this.schema.rootKind(position.type) === OperationTypeNode.MUTATION)
      throw unanswerable(position.type, field.name);
    return this.addParts(place, field);
  }

  /** Adds a field of which each subgraph can answer only a part. */
  private addParts(place: Place, field: SelectedField): Groups {
    const parts = new Map<string, { route: Route; fields: SelectedField[] }>();
    for (const part of leafPaths(field)) {
      const route = this.route(place, part);
      if (!route) throw unanswerable(place.origin.position.type, pathText(part));
      const same = parts.get(route.graph) ?? { route, fields: [] };
      same.fields.push(part);
      parts.set(route.graph, same);
    }
    const groups = new Set<FetchGroup>();
    for (const { route, fields } of parts.values())
      for (const part of joined(fields)) addAll(groups, this.follow(place, route, part));
    return groups;
  }

  private route(place: Place, field: SelectedField): Route | undefined {
    return cheapest(this.costs.routes(place.origin.position, field).map((each) => this.withoutEntry(each, place)));
  }

  /** A subgraph that the plan already asks about this object costs no further request. */
  private withoutEntry(route: Route, { sources }: Place): Route {
    return !route.requires && sources.has(route.graph) ? { ...route, entry: 0 } : route;
  }

  private follow(place: Place, { graph, requires }: Route, field: SelectedField): Groups {
    const source = requires ? this.requiring(place, graph, requires) : this.entered(place, graph);
    if (this.schema.at(source.position)?.isAbstract) return this.add(source, place.path, only(field));
    return this.take(source, place.path, field);
  }

  /** Adds a field to the request that returns the object. */
  private take({ group, fields, position, others }: Source, path: PlanPath, field: SelectedField): Groups {
    const { key, name, args, directives, selection } = field;
    const found = this.schema.field(position, name);
    if (!found) throw unanswerable(position.type, name);
    const below = fields.add(key, { name, args, directives, type: found.type, isComposite: selection !== undefined });
    const groups = new Set<FetchGroup>(group ? [group] : []);
    if (!selection) return groups;
    const lists = Array.from({ length: listDepth(found.type) }, (): PathStep => ({ kind: "each" }));
    const at = this.schema.below(position, found);
    // clients can see an abstract type where this subgraph has one type of object
    const isObject = !this.schema.at(at)?.isInterfaceObject && !this.schema.at(at)?.isAbstract;
    if (isObject && this.schema.isAbstract(this.schema.fieldType(position.type, name))) below.addTypename();
    const inner: Source = {
      group,
      fields: below,
      position: at,
      others: once(() => positionsBelow(others(), name, this)),
    };
    addAll(groups, this.add(inner, [...path, { kind: "field", name: key }, ...lists], selection));
    return groups;
  }

  /** Returns the object in the answer of a subgraph, by a request with its key when there is none yet. */
  private entered(place: Place, graph: string): Source {
    const known = place.sources.get(graph);
    if (known) return known;
    const { position } = place.origin;
    const entrance = this.costs.entranceByKey(position, graph);
    if (!entrance) throw unanswerable(position.type, "");
    const source = entrance.key
      ? this.requestEntity(place, { graph, entrance, selection: entrance.key })
      : this.requestRoot(place, graph, entrance);
    place.sources.set(graph, source);
    return source;
  }

  /** Returns the object in the answer of a request that sends these fields and the key. */
  private requiring(place: Place, graph: string, requires: Selection): Source {
    const { position } = place.origin;
    const entrance = this.costs.entranceByKey(position, graph);
    if (!entrance?.key) throw unanswerable(position.type, "");
    const name = `${graph} ${JSON.stringify(requires)}`;
    const known = place.requiring.get(name);
    if (known) return known;
    const source = this.requestEntity(place, { graph, entrance, selection: [...entrance.key, ...requires] });
    place.requiring.set(name, source);
    return source;
  }

  private requestRoot({ path, origin }: Place, graph: string, { type }: Entrance): Source {
    const { group, fields } = origin;
    if (group) fields.addTypename();
    const made: FetchGroup = {
      graph,
      path,
      kind: group ? OperationTypeNode.QUERY : this.kind,
      fields: new RequestedFields(),
      after: new Set(group ? [group] : []),
      entity: undefined,
    };
    this.groups.push(made);
    return { group: made, fields: made.fields, position: { graph, type, provided: undefined }, others: origin.others };
  }

  private requestEntity(place: Place, { graph, entrance, selection }: Entered): Source {
    const { position, fields } = place.origin;
    const internal = this.internal.of(withoutRepeats(selection), position.type);
    const after = this.addObject(place, internal);
    fields.addTypename();
    const requires: Required[] = [
      { kind: "field", key: "__typename", name: "__typename", selections: undefined },
      ...this.internal.required(internal, position.type),
    ];
    const renamed = { path: [{ types: [position.type] }, { key: "__typename" }], action: { setTo: entrance.type } };
    const group: FetchGroup = {
      graph,
      path: place.path,
      kind: OperationTypeNode.QUERY,
      fields: new RequestedFields(),
      after,
      entity: {
        type: position.type,
        requires: [{ kind: "fragment", type: position.type, selections: requires }],
        inputRewrites: this.schema.type(graph, entrance.type)?.isInterfaceObject ? [renamed] : [],
      },
    };
    this.groups.push(group);
    const at = { graph, type: entrance.type, provided: undefined };
    const { others } = place.origin;
    return { group, fields: group.fields.fragment(entrance.type), position: at, others };
  }
}

interface Entered {
  readonly graph: string;
  readonly entrance: Entrance;
  readonly selection: Selection;
}

function addAll(groups: Set<FetchGroup>, more: Groups): void {
  for (const group of more) groups.add(group);
}

function pathText({ name, selection }: SelectedField): string {
  const [first] = selection ?? [];
  if (!first) return name;
  return first.kind === "field" ? `${name}.${pathText(first)}` : name;
}

function unanswerable(type: string, field: string): PlanningError {
  return new PlanningError(`No subgraph that can be reached answers ${type}.${field}`);
}
