import { compilePlaces, placesWithPaths, type AnswerPath, type CollectPlaces } from "../compile/places.js";
import { compileRewrites, type ApplyRewrites } from "../compile/rewrites.js";
import { readFetchSelection, type FetchSelection } from "../compile/fetch-selection.js";
import type { StepContext } from "../compile/steps.js";
import { isMissing, type JsonObject } from "../json-text.js";
import type { RootFetch } from "../plan/query-plan.js";
import type { AnswerError, Execution, SubgraphAnswer, SubgraphError } from "./execution.js";
import { copyOf, mergeInto } from "./merge.js";
import { readAnswer } from "./read-answer.js";
import { RequestTemplate, type SubgraphRequest } from "./subgraph-request.js";

/** Requests root fields from a subgraph. */
export class RootStep {
  private readonly selection: FetchSelection;
  private readonly template: RequestTemplate;
  private readonly rewrite: ApplyRewrites | undefined;
  private readonly collect: CollectPlaces | undefined;

  constructor(
    private readonly fetch: RootFetch,
    private readonly context: StepContext,
  ) {
    const { supergraph } = context;
    this.selection = readFetchSelection(fetch.operation.text, fetch.outputRewrites);
    context.places?.add({
      fetch,
      path: fetch.path,
      reaches: (fields) => this.selection.reaches(fields),
      requires: [],
    });
    this.template = new RequestTemplate(fetch.operation);
    this.rewrite = compileRewrites(fetch.outputRewrites, supergraph);
    this.collect = fetch.path.length > 0 ? compilePlaces(fetch.path, supergraph) : undefined;
  }

  async run(execution: Execution): Promise<void> {
    const { operation } = this.fetch;
    const places = this.collect ? this.collect(execution.data).objects : [execution.data];
    if (places.length === 0) return;
    let answer: unknown;
    try {
      answer = await execution.send(this.request(execution.variables));
    } catch (cause) {
      this.report(
        execution,
        this.selection.roots.map((name) => failure(operation.subgraph, cause, [name])),
      );
      return;
    }
    this.receive(execution, places, readAnswer(answer));
  }

  /** Returns the request; it also opens a subscription. */
  request(variables: JsonObject): SubgraphRequest {
    return this.template.request(variables);
  }

  /** Merges an answer into its places. */
  receive(execution: Execution, places: readonly JsonObject[], { data, errors, hasPlainTexts }: SubgraphAnswer): void {
    if (!hasPlainTexts) execution.hasPlainTexts = false;
    if (data) {
      this.rewrite?.(data);
      places.forEach((place, index) => mergeInto(place, index === 0 ? data : copyOf(data)));
    }
    if (!errors?.length) return;
    this.report(
      execution,
      errors.flatMap((error) => this.placed(error, data)),
    );
    // a non-null root field has emptied the others
    if (!data) this.noteEmptied(execution);
  }

  /**
   * Places an error. An error without a path concerns the whole request: it is copied to each field that stays empty.
   */
  private placed({ message, path, extensions }: SubgraphError, data: SubgraphAnswer["data"]): AnswerError[] {
    const { subgraph } = this.fetch.operation;
    const reported = { message, extensions, subgraph };
    const fields = this.selection.roots;
    const clientPath = this.selection.clientPath(path ?? []);
    if (fields.includes(clientPath[0] as string)) return [{ ...reported, path: clientPath }];
    const empty = fields.filter((name) => isMissing(data, name));
    return empty.length > 0 ? empty.map((name) => ({ ...reported, path: [name] })) : [reported];
  }

  private report(execution: Execution, errors: readonly AnswerError[]): void {
    for (const at of this.paths(execution))
      for (const error of errors)
        execution.errors.push(at.length === 0 ? error : { ...error, path: [...at, ...(error.path ?? [])] });
  }

  private noteEmptied(execution: Execution): void {
    const fields = this.selection.roots;
    for (const at of this.paths(execution)) for (const name of fields) execution.emptied.push([...at, name]);
  }

  private paths({ data }: Execution): readonly AnswerPath[] {
    const { path } = this.fetch;
    return path.length === 0 ? [[]] : [...placesWithPaths(data, path, this.context.supergraph).values()].flat();
  }
}

function failure(subgraph: string, cause: unknown, path: AnswerError["path"]): AnswerError {
  return { message: `${subgraph} did not answer`, subgraph, cause, path };
}
