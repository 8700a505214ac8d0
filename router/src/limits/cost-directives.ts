import {
  Kind,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from "graphql";
import type { Engine } from "@souk/federation-engine";
import { defaultListSize, unsizedList, type CostRules, type ListSize } from "./cost-rules.js";

type SupergraphDocument = Engine["supergraph"]["document"];

/** Reads `@cost` and `@listSize` of IBM's cost specification (https://ibm.github.io/graphql-specs/cost-spec.html). */
export function costRulesOf(document: SupergraphDocument): CostRules {
  const reader = new CostReader();
  reader.read(document);
  const { weights, listSizes, readsInputs } = reader;
  return { weights, listSizes, maxPageSize: Infinity, readsInputs };
}

class CostReader {
  readonly weights = new Map<string, number>();
  readonly listSizes = new Map<string, ListSize>();
  readsInputs = false;
  private readonly composite = new Set<string>();

  read({ definitions }: SupergraphDocument): void {
    const interfaces: InterfaceTypeDefinitionNode[] = [];
    const members = new Map<string, ObjectTypeDefinitionNode[]>();
    const objects = new Map<string, ObjectTypeDefinitionNode>();
    for (const node of definitions) {
      switch (node.kind) {
        case Kind.OBJECT_TYPE_DEFINITION:
          objects.set(node.name.value, node);
          for (const { name } of node.interfaces ?? [])
            members.set(name.value, [...(members.get(name.value) ?? []), node]);
          this.readWeight(node.name.value, node);
          this.readFields(node);
          break;
        case Kind.INTERFACE_TYPE_DEFINITION:
          interfaces.push(node);
          this.readFields(node);
          break;
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
          for (const field of node.fields ?? []) this.readInputWeight(`${node.name.value}.${field.name.value}`, field);
          break;
        case Kind.SCALAR_TYPE_DEFINITION:
        case Kind.ENUM_TYPE_DEFINITION:
          this.readInputWeight(node.name.value, node);
          break;
        default:
      }
    }
    for (const node of definitions)
      if (node.kind === Kind.UNION_TYPE_DEFINITION)
        members.set(
          node.name.value,
          (node.types ?? []).flatMap(({ name }) => objects.get(name.value) ?? []),
        );
    for (const name of [...objects.keys(), ...members.keys()]) this.composite.add(name);
    // composition allows weights only on objects and their fields
    for (const [name, types] of members)
      this.join(
        name,
        types.map((type) => type.name.value),
        1,
      );
    for (const node of interfaces) this.joinFields(node, members.get(node.name.value) ?? []);
  }

  private readWeight(coordinate: string, node: Directed): void {
    const { weight } = argumentsOf(node, "cost") ?? {};
    // the specification has texts, Apollo's composition integers
    if (weight !== undefined && Number.isFinite(Number(weight))) this.weights.set(coordinate, Number(weight));
  }

  private readInputWeight(coordinate: string, node: Directed): void {
    this.readWeight(coordinate, node);
    if (this.weights.has(coordinate)) this.readsInputs = true;
  }

  private readFields({
    name: { value: type },
    fields = [],
  }: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode): void {
    for (const field of fields) {
      const coordinate = `${type}.${field.name.value}`;
      this.readWeight(coordinate, field);
      for (const each of field.arguments ?? []) this.readInputWeight(`${coordinate}(${each.name.value}:)`, each);
      const list = listSizeIn(field);
      if (!list) continue;
      this.listSizes.set(coordinate, list);
      if (!list.slicingArguments.every((path) => isInteger(field, path))) this.readsInputs = true;
    }
  }

  /** Gives an abstract element the largest weight of its elements; `weight`: that of one without a weight. */
  private join(coordinate: string, elements: readonly string[], weight: number): void {
    const given = elements.map((each) => this.weights.get(each));
    if (this.weights.has(coordinate) || given.every((each) => each === undefined)) return;
    this.weights.set(coordinate, Math.max(...given.map((each) => each ?? weight)));
  }

  private joinFields(
    { name: { value: type }, fields = [] }: InterfaceTypeDefinitionNode,
    types: readonly ObjectTypeDefinitionNode[],
  ): void {
    for (const { name, type: returned, arguments: args = [] } of fields) {
      const coordinate = `${type}.${name.value}`;
      const elements = types.map((each) => `${each.name.value}.${name.value}`);
      const named = namedType(returned);
      this.join(coordinate, elements, this.weights.get(named) ?? (this.composite.has(named) ? 1 : 0));
      for (const { name: argument } of args)
        this.join(
          `${coordinate}(${argument.value}:)`,
          elements.map((each) => `${each}(${argument.value}:)`),
          0,
        );
      const lists = elements.map((each) => this.listSizes.get(each) ?? unsizedList);
      const isSized = lists.some((list) => list !== unsizedList);
      if (isSized && !this.listSizes.has(coordinate)) this.listSizes.set(coordinate, joined(lists));
    }
  }
}

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[];
}

function argumentsOf({ directives = [] }: Directed, name: string): Readonly<Record<string, unknown>> | undefined {
  const directive = directives.find((each) => each.name.value === name);
  return (
    directive &&
    Object.fromEntries((directive.arguments ?? []).map((each) => [each.name.value, valueFromASTUntyped(each.value)]))
  );
}

function listSizeIn(field: FieldDefinitionNode): ListSize | undefined {
  const given = argumentsOf(field, "cost__listSize");
  if (!given) return undefined;
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = given;
  return {
    ...(typeof assumedSize === "number" && { assumedSize }),
    slicingArguments: textsIn(slicingArguments).map((path) => path.split(".")),
    sizedFields: textsIn(sizedFields),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function isInteger({ arguments: args = [] }: FieldDefinitionNode, [name]: readonly string[]): boolean {
  const argument = args.find((each) => each.name.value === name);
  return argument !== undefined && namedType(argument.type) === "Int";
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function joined(lists: readonly ListSize[]): ListSize {
  return {
    assumedSize: Math.max(...lists.map(({ assumedSize = defaultListSize }) => assumedSize)),
    slicingArguments: lists.flatMap(({ slicingArguments }) => slicingArguments),
    sizedFields: lists.flatMap(({ sizedFields }) => sizedFields),
    requireOneSlicingArgument: false,
  };
}
