import {
  isTypeDefinitionNode,
  Kind,
  parse,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type NameNode,
} from "graphql";

/** The supergraph file cannot be served; the message gives the reason. */
export class SupergraphError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SupergraphError";
  }
}

declare const hasPlainNames: unique symbol;

/**
 * A supergraph in which each feature of Apollo's specifications has its own name, such as `@authenticated` and
 * `@join__type`, whatever the file calls it. A directive that has such a name and belongs to another feature is left out.
 */
export type SupergraphDocument = DocumentNode & { readonly [hasPlainNames]: true };

/** The features that the engine or its router reads. */
const read: ReadonlySet<string> = new Set([
  "link",
  "join",
  "inaccessible",
  "tag",
  "authenticated",
  "requiresScopes",
  "cost",
  "federation",
]);
/** The features that change no answer of the engine. */
const ignored: ReadonlySet<string> = new Set(["cacheTag"]);
/** The features that a router must not ignore, whatever their `for:` says. */
const unsupported: ReadonlySet<string> = new Set(["policy", "context", "connect"]);

/**
 * Reads a supergraph file by the link specification (https://specs.apollo.dev/link/v1.0): a directive is what it links
 * to, not what it is called. Throws SupergraphError for a text that is not GraphQL, and for a feature that the engine
 * does not support and must not ignore.
 */
export function readSupergraphDocument(sdl: string): SupergraphDocument {
  const document = parsed(sdl);
  const links = linksOf(document);
  for (const link of links) refuseUnsupported(link);
  return withPlainNames(document, links) as SupergraphDocument;
}

function parsed(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (cause) {
    throw new SupergraphError(`not a GraphQL document: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** A feature that the schema links. */
interface Link {
  readonly node: ConstDirectiveNode;
  readonly url: string;
  /** The name of a feature of Apollo's specifications; undefined for others. */
  readonly feature: string | undefined;
  /** The prefix of its names; also the name of its main directive. */
  readonly namespace: string;
  /** Directives begin with `@`. */
  readonly imports: readonly { readonly name: string; readonly as: string }[];
}

function linksOf({ definitions }: DocumentNode): readonly Link[] {
  const directives = definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
  );
  const links = directives.flatMap(linkOf);
  // the directive for links has a name of its own when it links itself by one
  const itself = links.find((link) => link.feature === "link" && namesItself(link))?.node.name.value ?? "link";
  return links.filter(({ node }) => node.name.value === itself);
}

function namesItself({ node, namespace, imports }: Link): boolean {
  const imported = imports.find(({ name }) => name === "@link")?.as.slice(1);
  return [namespace, `${namespace}__link`, imported].includes(node.name.value);
}

function linkOf(node: ConstDirectiveNode): Link[] {
  const url = text(argument(node, "url"));
  if (url === undefined) return [];
  const feature = /^https:\/\/specs\.apollo\.dev\/(\w+)\/v\d/.exec(url)?.[1];
  const imports = argument(node, "import");
  return [
    {
      node,
      url,
      feature,
      namespace: text(argument(node, "as")) ?? feature ?? /([\w-]+)(?:\/v\d[^/]*)?\/?$/.exec(url)?.[1] ?? "",
      imports: imports?.kind === Kind.LIST ? imports.values.flatMap(importOf) : [],
    },
  ];
}

function importOf(value: ConstValueNode): Link["imports"] {
  if (value.kind === Kind.STRING) return [{ name: value.value, as: value.value }];
  if (value.kind !== Kind.OBJECT) return [];
  const field = (name: string) => text(value.fields.find((each) => each.name.value === name)?.value);
  const name = field("name");
  return name === undefined ? [] : [{ name, as: field("as") ?? name }];
}

function refuseUnsupported({ feature, url, node }: Link): void {
  if (feature !== undefined && unsupported.has(feature))
    throw new SupergraphError(`it uses @${feature}, which the engine does not support`);
  const purpose = argument(node, "for");
  if (purpose?.kind !== Kind.ENUM || (feature !== undefined && (read.has(feature) || ignored.has(feature)))) return;
  throw new SupergraphError(`it uses ${url} for ${purpose.value}, which the engine does not support`);
}

function withPlainNames(document: DocumentNode, links: readonly Link[]): DocumentNode {
  const names = new PlainNames(links);
  const plainLinks = new Map<ASTNode, ConstDirectiveNode>(links.map((link) => [link.node, plainLink(link)]));
  return visit(document, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE) {
        const name = names.of(`@${node.name.value}`);
        // the directive only looks like one that the engine reads
        if (name === undefined) return null;
        return renamed(plainLinks.get(node) ?? node, name.slice(1)) ?? plainLinks.get(node);
      }
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return renamed(node, names.of(`@${node.name.value}`)?.slice(1));
      if (node.kind === Kind.NAMED_TYPE || isTypeDefinitionNode(node)) return renamed(node, names.of(node.name.value));
      return undefined;
    },
  });
}

/** Returns undefined when the node keeps its name. */
function renamed<Node extends { readonly name: NameNode }>(node: Node, value: string | undefined): Node | undefined {
  if (value === undefined || node.name.value === value) return undefined;
  return { ...node, name: { ...node.name, value } };
}

/** Returns the link as it is for a document with plain names: another feature has no import of such a name. */
function plainLink({ node, feature }: Link): ConstDirectiveNode {
  const left = new Set(feature !== undefined && read.has(feature) ? ["as", "import"] : ["import"]);
  return { ...node, arguments: node.arguments?.filter(({ name }) => !left.has(name.value)) };
}

/** Finds the own names of features; directives begin with `@`. */
class PlainNames {
  private readonly imported = new Map<string, string | undefined>();
  private readonly namespaces = new Map<string, string | undefined>();
  private readonly linked = new Set<string>();

  constructor(links: readonly Link[]) {
    const isRead = ({ feature }: Link): boolean => feature !== undefined && read.has(feature);
    // a feature that the engine reads wins over another one with the same name
    for (const link of [...links.filter((each) => !isRead(each)), ...links.filter(isRead)]) {
      const feature = isRead(link) ? link.feature : undefined;
      this.namespaces.set(link.namespace, feature);
      for (const { name, as } of link.imports) this.imported.set(as, feature && plainName(feature, name));
      if (feature !== undefined) this.linked.add(feature);
    }
  }

  /** Returns undefined for a name that a feature of the engine would have, and that belongs to something else. */
  of(name: string): string | undefined {
    const found = this.imported.has(name) ? this.imported.get(name) : this.byNamespace(name);
    return found ?? (read.has(bare(name).split("__", 1)[0] ?? "") ? undefined : name);
  }

  private byNamespace(name: string): string | undefined {
    const at = name.startsWith("@") ? "@" : "";
    for (const [namespace, feature] of this.namespaces) {
      if (at && bare(name) === namespace) return feature && `@${feature}`;
      const prefix = `${at}${namespace}__`;
      if (name.startsWith(prefix)) return feature && plainName(feature, at + name.slice(prefix.length));
    }
    // a feature without a link has its own name
    return this.linked.has(bare(name).split("__", 1)[0] ?? "") ? undefined : name;
  }
}

/**
 * Returns a feature's name for a directive or a type. Its main directive has the feature's name alone, and the
 * directives of `federation` are the main directives of other features.
 */
function plainName(feature: string, name: string): string {
  if (name === `@${feature}` || (feature === "federation" && name.startsWith("@"))) return name;
  return name.startsWith("@") ? `@${feature}__${bare(name)}` : `${feature}__${name}`;
}

function bare(name: string): string {
  return name.replace(/^@/, "");
}

function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return given.find((each) => each.name.value === name)?.value;
}

function text(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}
