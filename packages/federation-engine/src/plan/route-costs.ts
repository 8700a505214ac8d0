import { OperationTypeNode } from "graphql";
import type { FederatedSchema, Position } from "./federated-schema.js";
import type { PlanBudget } from "./plan-budget.js";
import { leafCount, leafPaths, only, type SelectedField, type Selection } from "./selection.js";

/** The cost of one request. Between plans with as many requests, types and fields decide. */
const requestCost = 1;
const shareOfOthers = 0.0001;
const enteredFieldCost = 0.001;

/** The way from a position to a subgraph that knows the same object. */
export interface Entrance {
  readonly cost: number;
  /** The object's type in that subgraph: its own or an interface. */
  readonly type: string;
  /** Undefined for root types, which need no key. */
  readonly key: Selection | undefined;
}

/** A subgraph that can answer a field of an object, with everything below it. */
export interface Route {
  readonly graph: string;
  /** The cost to reach the subgraph from the position. */
  readonly entry: number;
  /** The cost of everything else. */
  readonly rest: number;
  /** Whether the subgraph needs a request of its own for this field, with the fields that it requires. */
  readonly requires: Selection | undefined;
}

/**
 * Estimates the number of requests for selections. An infinite cost means that no route exists; a finite one that a
 * plan can be built.
 */
export class RouteCosts {
  private readonly costs = new Map<string, number>();
  private readonly reached = new Map<string, ReadonlyMap<string, Entrance>>();
  private readonly running = new Set<string>();
  /** How often a cost was asked for while it was being estimated: results on the way are not final. */
  private circles = 0;
  private readonly ids = new WeakMap<object, number>();
  private lastId = 0;

  constructor(
    private readonly schema: FederatedSchema,
    private readonly budget: PlanBudget,
  ) {}

  /** Returns the cost of a selection at a position, from requests beyond the one that returns the position's object. */
  ofSelection(position: Position, selection: Selection): number {
    const { schema } = this;
    return this.remembered(`${this.keyOf(position)} ${this.id(selection)}`, () => {
      const type = schema.at(position);
      if (type?.isAbstract) {
        return this.ofTypes(position, selection);
      }
      if (!type?.isInterfaceObject) return this.ofFields(position, schema.collected.of(selection, position.type));
      const { common, others } = this.divided(position.type, selection);
      const routes = others.length > 0 ? this.concreteRoutes(position, others) : [];
      const rest = others.length > 0 ? Math.min(...routes.map(({ entry, rest: inner }) => entry + inner)) : 0;
      return this.ofFields(position, common) + rest;
    });
  }

  /** Entities of different types share a request, so the most expensive type counts, and the others only a little. */
  private ofTypes(position: Position, selection: Selection): number {
    const costs = this.schema.possibleTypes(position).map((type) => this.ofSelection({ ...position, type }, selection));
    if (costs.length === 0) return this.ofEmptyType(position, selection);
    return Math.max(...costs) + shareOfOthers * costs.reduce((sum, cost) => sum + cost, 0);
  }

  /** Returns the cost at an interface without types of objects in the subgraph. */
  private ofEmptyType(position: Position, selection: Selection): number {
    const costs = selection.map((selected) => {
      if (selected.kind === "fragment" || selected.name === "__typename") return 0;
      const found = this.schema.field(position, selected.name);
      if (!found) return Infinity;
      return selected.selection ? this.ofSelection(this.schema.below(position, found), selected.selection) : 0;
    });
    return Math.max(0, ...costs);
  }

  private ofFields(position: Position, fields: readonly SelectedField[]): number {
    const entries = new Map<string, number>();
    let sum = 0;
    for (const field of fields) {
      const best = cheapest(this.routes(position, field));
      if (!best) {
        sum += this.divisionCost(position, field);
        continue;
      }
      sum += best.rest;
      if (best.requires) sum += best.entry;
      else entries.set(best.graph, best.entry);
    }
    for (const entry of entries.values()) sum += entry;
    return sum;
  }

  /** Returns the cost of a field of which each subgraph can answer only a part. */
  private divisionCost(position: Position, field: SelectedField): number {
    if (!field.selection || this.schema.rootKind(position.type) === OperationTypeNode.MUTATION) return Infinity;
    const parts = leafPaths(field).map((part) => cheapest(this.routes(position, part)));
    return parts.reduce((sum, part) => sum + (part ? part.entry + part.rest : Infinity), 0);
  }

  /** Returns the subgraphs that can answer the whole field of an object. */
  routes(position: Position, field: SelectedField): Route[] {
    if (field.name === "__typename") return this.typenameRoutes(position);
    const routes: Route[] = [];
    for (const [graph, { cost: entry, type }] of this.reach(position)) {
      const at = graph === position.graph ? position : { graph, type, provided: undefined };
      if (this.schema.at(at)?.isAbstract) {
        routes.push({ graph, entry, rest: this.ofSelection(at, only(field)), requires: undefined });
        continue;
      }
      const found = this.schema.field(at, field.name);
      if (!found) continue;
      const below = field.selection ? this.ofSelection(this.schema.below(at, found), field.selection) : 0;
      const { requires } = found;
      const own = requires ? this.entryByKey(position, graph) : entry;
      const fields = graph === position.graph ? 0 : enteredFieldCost * leafCount(field);
      const rest = below + fields + (requires ? this.ofSelection(position, requires) : 0);
      routes.push({ graph, entry: own, rest, requires });
    }
    return routes.filter(isPossible);
  }

  private typenameRoutes(position: Position): Route[] {
    if (!this.schema.at(position)?.isInterfaceObject)
      return [{ graph: position.graph, entry: 0, rest: 0, requires: undefined }];
    return this.concreteRoutes(position, []);
  }

  /** Returns the subgraphs that know the types of an interface object, and can answer the selection. */
  concreteRoutes(position: Position, selection: Selection): Route[] {
    return [...this.reach(position)]
      .flatMap(([graph, { cost: entry, type }]): Route[] => {
        const at = { graph, type, provided: undefined };
        if (graph === position.graph || !this.schema.at(at)?.isAbstract) return [];
        return [{ graph, entry, rest: this.ofSelection(at, selection), requires: undefined }];
      })
      .filter(isPossible);
  }

  /**
   * Divides the selection of an interface object: fields of the interface, and what depends on the object's type.
   */
  divided(type: string, selection: Selection): { common: readonly SelectedField[]; others: Selection } {
    const key = `${type} ${this.id(selection)}`;
    const known = this.divisions.get(key);
    if (known) return known;
    const common: SelectedField[] = [];
    const others: Selection[number][] = [];
    const divide = (part: Selection): void => {
      for (const selected of part) {
        if (selected.kind === "field") (selected.name === "__typename" ? others : common).push(selected);
        else if (this.schema.isOfType(type, selected.type)) divide(selected.selection);
        else others.push(selected);
      }
    };
    divide(selection);
    const divided = { common: this.schema.collected.of(common, type), others };
    this.divisions.set(key, divided);
    return divided;
  }

  private readonly divisions = new Map<string, { common: readonly SelectedField[]; others: Selection }>();

  /** Returns the ways from a position to all subgraphs that can be reached, its own one included. */
  reach(position: Position): ReadonlyMap<string, Entrance> {
    const key = this.keyOf(position);
    const known = this.reached.get(key);
    if (known) return known;
    const before = this.circles;
    if (this.running.has(key)) {
      this.circles += 1;
      return new Map([[position.graph, { cost: 0, type: position.type, key: undefined }]]);
    }
    this.running.add(key);
    const reached = this.schema.rootKind(position.type) ? this.reachRoots(position) : this.reachEntities(position);
    this.running.delete(key);
    if (this.circles === before || this.running.size === 0) this.reached.set(key, reached);
    return reached;
  }

  private reachRoots({ graph, type }: Position): Map<string, Entrance> {
    const roots = new Map<string, Entrance>();
    for (const each of this.schema.graphNames)
      if (this.schema.type(each, type))
        roots.set(each, { cost: each === graph ? 0 : requestCost, type, key: undefined });
    return roots;
  }

  private reachEntities(position: Position): Map<string, Entrance> {
    const reached = new Map<string, Entrance>([[position.graph, { cost: 0, type: position.type, key: undefined }]]);
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const graph of this.schema.graphNames) {
        if (graph === position.graph) continue;
        const entrance = this.entrance(position, graph, reached);
        if (!entrance || entrance.cost >= (reached.get(graph)?.cost ?? Infinity)) continue;
        reached.set(graph, entrance);
        isChanged = true;
      }
    }
    return reached;
  }

  /** Returns the cheapest key of the object in a subgraph, with fields from the subgraphs reached so far. */
  private entrance(position: Position, graph: string, reached: ReadonlyMap<string, Entrance>): Entrance | undefined {
    let best: Entrance | undefined;
    for (const type of this.schema.entityNames(graph, position.type)) {
      for (const key of this.schema.type(graph, type)?.keys ?? []) {
        const cost = this.keyCost(position, key, reached) + requestCost;
        if (cost < (best?.cost ?? Infinity)) best = { cost, type, key };
      }
    }
    return best;
  }

  private keyCost(position: Position, key: Selection, reached: ReadonlyMap<string, Entrance>): number {
    const fields = this.schema.collected.of(key, position.type);
    return Math.max(0, ...fields.map((field) => this.keyFieldCost(position, field, reached)));
  }

  private keyFieldCost(position: Position, field: SelectedField, reached: ReadonlyMap<string, Entrance>): number {
    let best = Infinity;
    for (const [graph, { cost, type }] of reached) {
      if (cost >= best) continue;
      const at = graph === position.graph ? position : { graph, type, provided: undefined };
      // an interface object has a field of its key in each of its types
      const found = this.schema.field(at, field.name);
      if (!found || found.requires) continue;
      const below = field.selection ? this.ofSelection(this.schema.below(at, found), field.selection) : 0;
      best = Math.min(best, cost + below);
    }
    return best;
  }

  /** Returns the entrance into a subgraph by a key, also into the position's own one. */
  entranceByKey(position: Position, graph: string): Entrance | undefined {
    return graph === position.graph
      ? this.entrance(position, graph, this.reach(position))
      : this.reach(position).get(graph);
  }

  private entryByKey(position: Position, graph: string): number {
    return this.entranceByKey(position, graph)?.cost ?? Infinity;
  }

  private remembered(key: string, estimate: () => number): number {
    const known = this.costs.get(key);
    if (known !== undefined) return known;
    if (this.running.has(key)) {
      this.circles += 1;
      return Infinity;
    }
    this.budget.check();
    const before = this.circles;
    this.running.add(key);
    const cost = estimate();
    this.running.delete(key);
    if (this.circles === before || this.running.size === 0) this.costs.set(key, cost);
    return cost;
  }

  private keyOf({ graph, type, provided }: Position): string {
    return `${graph} ${type} ${provided ? this.id(provided) : ""}`;
  }

  private id(selection: object): number {
    const known = this.ids.get(selection);
    if (known !== undefined) return known;
    this.lastId += 1;
    this.ids.set(selection, this.lastId);
    return this.lastId;
  }
}

function isPossible({ entry, rest }: Route): boolean {
  return Number.isFinite(entry + rest);
}

/** Returns the cheapest route; undefined when there is none. */
export function cheapest(routes: readonly Route[]): Route | undefined {
  let best: Route | undefined;
  for (const route of routes) if (!best || route.entry + route.rest < best.entry + best.rest) best = route;
  return best;
}
