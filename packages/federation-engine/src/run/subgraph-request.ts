import type { JsonObject } from "../json-text.js";
import type { SubgraphOperation } from "../plan/query-plan.js";

/** JSON texts of objects, by the variable that takes the list. */
export type Representations = readonly (readonly [variable: string, texts: readonly string[]])[];

/** The common parts of all requests of one fetch. */
export class RequestTemplate {
  private readonly opening: string;
  private readonly used: readonly string[];

  constructor(readonly operation: SubgraphOperation) {
    const { text, variables } = operation;
    this.opening = `{"query":${JSON.stringify(text)}`;
    this.used = variables;
  }

  /**
   * `variables`: all variables that the client sent. Absent ones are not forwarded, so that the subgraph's defaults
   * apply.
   */
  request(variables: JsonObject, representations: Representations = []): SubgraphRequest {
    const own: JsonObject = {};
    for (const name of this.used) if (variables[name] !== undefined) own[name] = variables[name];
    return new SubgraphRequest(this.operation, this.opening, own, representations);
  }
}

/**
 * One request to a subgraph: as text for HTTP, and as values for a subgraph in the same process. Both are created when
 * they are read.
 */
export class SubgraphRequest {
  private values: JsonObject | undefined;

  constructor(
    private readonly operation: SubgraphOperation,
    private readonly opening: string,
    private readonly own: JsonObject,
    private readonly representations: Representations,
  ) {}

  get subgraph(): string {
    return this.operation.subgraph;
  }

  get kind(): SubgraphOperation["kind"] {
    return this.operation.kind;
  }

  get query(): string {
    return this.operation.text;
  }

  get variables(): JsonObject {
    return (this.values ??= this.allVariables());
  }

  private allVariables(): JsonObject {
    const lists = this.representations.map(([name, texts]) => [name, JSON.parse(`[${texts.join(",")}]`) as unknown]);
    return { ...this.own, ...Object.fromEntries(lists) } as JsonObject;
  }

  /** The JSON body for a POST. */
  get body(): string {
    const own = Object.keys(this.own).length > 0 ? JSON.stringify(this.own).slice(1, -1) : "";
    const lists = this.representations.map(([name, texts]) => `${JSON.stringify(name)}:[${texts.join(",")}]`);
    const variables = own === "" ? lists.join(",") : [own, ...lists].join(",");
    return variables === "" ? `${this.opening}}` : `${this.opening},"variables":{${variables}}}`;
  }
}
