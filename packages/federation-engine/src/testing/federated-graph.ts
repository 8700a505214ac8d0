import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse, type GraphQLSchema } from "graphql";
import { Engine, type EngineOptions } from "../engine.js";
import { isObject, type JsonObject } from "../json-text.js";
import type { AnswerPath } from "../compile/places.js";
import type { AnswerError, SendToSubgraph } from "../run/execution.js";
import type { CachedEntities } from "../run/cached-entities.js";

/** Fields by type, as `@apollo/subgraph` takes them. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Replaces the subgraph's resolvers: returns an answer as a value or as text. May throw. */
export type FakeAnswer = (request: SentRequest) => unknown;

export interface TestSubgraph {
  /** Without the link to the federation specification, which is added to all. */
  readonly sdl: string;
  readonly resolvers?: Resolvers;
  /** Resolves fields without a resolver. */
  readonly resolve?: (source: unknown, given: JsonObject, fieldName: string) => unknown;
}

export type TestSubgraphs = Readonly<Record<string, TestSubgraph>>;

/** A request as it was sent. */
export interface SentRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: JsonObject;
  readonly text: string;
}

export interface TestRequest {
  readonly query: string;
  readonly variables?: JsonObject;
  readonly operationName?: string;
  /** Fake answers by subgraph. */
  readonly fakes?: Readonly<Record<string, FakeAnswer>>;
  /** Entities cached from earlier requests. */
  readonly cachedEntities?: CachedEntities;
}

export interface TestAnswer {
  readonly data: unknown;
  /** The JSON of `data`. */
  readonly text: string;
  readonly errors: readonly AnswerError[];
  readonly sent: readonly SentRequest[];
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides",
  "@external", "@override", "@shareable", "@inaccessible", "@interfaceObject", "@tag"])\n`;

const known = new Map<string, string>();

/** Returns the supergraph file for these subgraphs. */
export function composed(subgraphs: TestSubgraphs): string {
  const key = JSON.stringify(Object.entries(subgraphs).map(([name, { sdl }]) => [name, sdl]));
  const supergraphSdl = known.get(key) ?? composedAnew(subgraphs);
  known.set(key, supergraphSdl);
  return supergraphSdl;
}

function composedAnew(subgraphs: TestSubgraphs): string {
  const services = Object.entries(subgraphs).map(([name, { sdl }]) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: parse(link + sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error((errors ?? []).map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

/** An engine with subgraphs in this process; requests are sent as text, as over a network. */
export class FederatedGraph {
  private constructor(
    readonly engine: Engine,
    private readonly subgraphs: TestSubgraphs,
    private readonly schemas: ReadonlyMap<string, GraphQLSchema>,
  ) {}

  static async open(subgraphs: TestSubgraphs, options: Pick<EngineOptions, "random"> = {}): Promise<FederatedGraph> {
    const engine = await Engine.open({ supergraphSdl: composed(subgraphs), ...options });
    const schemas = Object.entries(subgraphs).map(([name, { sdl, resolvers = {} }]): [string, GraphQLSchema] => [
      name,
      buildSubgraphSchema({ typeDefs: parse(link + sdl), resolvers: resolvers as never }),
    ]);
    return new FederatedGraph(engine, subgraphs, new Map(schemas));
  }

  /** Throws RefusedOperationError, and an error for invalid variables. */
  async run(request: TestRequest): Promise<TestAnswer> {
    const sent: SentRequest[] = [];
    const { prepared, ...engineRequest } = this.prepare(request, sent);
    const { data, errors } = await this.engine.execute(prepared, engineRequest);
    return { data: JSON.parse(data) as unknown, text: data, errors, sent };
  }

  /** Returns the parts of the answer as they come; undefined when nothing is deferred. Requests are added to `sent`. */
  async runInParts(request: TestRequest, sent: SentRequest[] = []): ReturnType<Engine["executeInParts"]> {
    const { prepared, ...engineRequest } = this.prepare(request, sent);
    return this.engine.executeInParts(prepared, engineRequest);
  }

  private prepare(
    { query, variables = {}, operationName, fakes = {}, cachedEntities }: TestRequest,
    sent: SentRequest[],
  ) {
    const send: SendToSubgraph = async (request) => {
      const { subgraph } = request;
      const text = request.body;
      const read = JSON.parse(text) as { query: string; variables?: JsonObject };
      const wire: SentRequest = { subgraph, query: read.query, variables: read.variables ?? {}, text };
      sent.push(wire);
      const fake = fakes[subgraph];
      const answer = fake ? await fake(wire) : await this.resolve(wire);
      const received = typeof answer === "string" ? answer : JSON.stringify(answer);
      const parsed = this.engine.readJson(received);
      return (isObject(parsed) ? { ...parsed, hasPlainTexts: !received.includes("\\") } : parsed) as never;
    };
    const prepared = this.engine.prepare(query, operationName);
    const { coerced, errors: refusals } = this.engine.coerce(prepared, variables);
    if (refusals) throw new Error(refusals.map(({ message }) => message).join("\n"));
    return { prepared, variables, coerced, send, cachedEntities };
  }

  /** Returns the answer of the subgraph's own resolvers. */
  async resolve({ subgraph, query, variables }: SentRequest): Promise<unknown> {
    const schema = this.schemas.get(subgraph);
    if (!schema) throw new Error(`there is no subgraph ${subgraph}`);
    const own = this.subgraphs[subgraph]?.resolve;
    return graphql({
      schema,
      source: query,
      variableValues: variables,
      ...(own
        ? { fieldResolver: (source, given: JsonObject, _context, { fieldName }) => own(source, given, fieldName) }
        : {}),
    });
  }
}

/** Returns one text for each requested entity: subgraph, query and representation. */
export function requestedEntities(sent: readonly SentRequest[]): string[] {
  return sent.flatMap(({ subgraph, query, variables }) =>
    Object.entries(variables).flatMap(([name, value]) =>
      Array.isArray(value) && value.some(isRepresentation)
        ? value.map((each) => `${subgraph} ${JSON.stringify(each)} ${name} ${query}`)
        : [],
    ),
  );
}

function isRepresentation(value: unknown): boolean {
  return isObject(value) && typeof value.__typename === "string";
}

/** Formats errors for tests: "products.0.name: no such thing". */
export function errorTexts(errors: readonly { message: string; path?: AnswerPath | undefined }[]): string[] {
  return errors.map(({ message, path }) => (path ? `${path.join(".")}: ${message}` : message));
}
