import type { DeferredPlace, WrittenResponse } from "../compile/written-response.js";
import type { AnswerPart } from "../defer/answer-parts.js";
import type { Deferral } from "../defer/deferral.js";
import type { AnswerPath } from "../compile/places.js";
import { PartErrors } from "./part-errors.js";
import type { AnswerError, Execution } from "./execution.js";

/** The answer without its deferred parts. */
export interface FirstAnswer {
  /** JSON text. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
  readonly hasNext: boolean;
}

/** A deferred fragment of one object. */
export interface DeferredAnswer {
  /** JSON of the fragment's fields; "null" when an error reached it. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
  /** Path of the object. */
  readonly path: AnswerPath;
  readonly label: string | undefined;
}

/** Deferred parts that are ready since the last answer. */
export interface LaterAnswer {
  readonly incremental: readonly DeferredAnswer[];
  readonly hasNext: boolean;
}

/** The operation's functions that a run needs. */
export interface RunOperation {
  /** Adds the data that does not come from a subgraph, such as introspection. */
  complete(): void;
  /** Returns the longest start of a path that follows the client's fields. */
  requestedPath(path: AnswerPath): AnswerPath;
}

/** One execution whose answer comes in parts. */
export class DeferredRun {
  private readonly errors: PartErrors;
  /** Places whose object is answered but whose own part is not yet, in the order of the answer. */
  private readonly waiting = new Map<AnswerPart, DeferredPlace[]>();
  private readonly known = new Set<string>();
  private readonly fetched = new Map<AnswerPart, Promise<void>>();
  private readonly ready = new Set<AnswerPart>();

  constructor(
    private readonly deferral: Deferral,
    private readonly execution: Execution,
    private readonly operation: RunOperation,
  ) {
    this.errors = new PartErrors(deferral.parts, execution, (path) => operation.requestedPath(path));
  }

  /** Starts all fetches, including those for later parts, as soon as their inputs are available. */
  async *answers(): AsyncGenerator<FirstAnswer | LaterAnswer, void> {
    const { parts, write } = this.deferral;
    for (const part of [parts.first, ...parts.later]) {
      const fetched = this.fetch(part);
      // the code that awaits the promise gets the error; nothing awaits it for a part without places
      fetched.catch(() => undefined);
      this.fetched.set(part, fetched);
    }
    await this.fetched.get(parts.first);
    this.operation.complete();
    const first = write(this.execution.data, this.execution.shared);
    this.note(first);
    const errors = this.errors.of(parts.first, [], first.errors);
    yield { data: first.text, errors, hasNext: this.waiting.size > 0 };
    while (this.waiting.size > 0) {
      await Promise.race([...this.waiting.keys()].flatMap((part) => this.fetched.get(part) ?? []));
      const incremental = this.written();
      yield { incremental, hasNext: this.waiting.size > 0 };
    }
  }

  private async fetch(part: AnswerPart): Promise<void> {
    await this.deferral.steps.get(part)?.run(this.execution);
    this.ready.add(part);
  }

  /** Returns all parts that can be answered now, including parts nested in them. */
  private written(): DeferredAnswer[] {
    const answers: DeferredAnswer[] = [];
    for (let part = this.nextReady(); part; part = this.nextReady()) {
      const places = this.waiting.get(part) ?? [];
      this.waiting.delete(part);
      for (const place of places) {
        const { path } = place;
        const response = place.write(this.execution.shared);
        this.note(response);
        const errors = this.errors.of(part, path, response.errors);
        answers.push({ data: response.text, errors, path, label: part.label });
      }
    }
    return answers;
  }

  private nextReady(): AnswerPart | undefined {
    return [...this.waiting.keys()].find((part) => this.ready.has(part));
  }

  private note({ deferred }: WrittenResponse): void {
    for (const place of deferred) {
      const { part, path } = place;
      // a fragment that occurs in the first answer and in a later one is sent only once
      const key = `${part.id} ${path.join(".")}`;
      if (this.known.has(key)) continue;
      this.known.add(key);
      const places = this.waiting.get(part) ?? [];
      places.push(place);
      this.waiting.set(part, places);
    }
  }
}
