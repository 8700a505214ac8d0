import type { DeferredPlace, WrittenResponse } from "../compile/written-response.js";
import type { AnswerPart } from "../defer/answer-parts.js";
import type { Deferral } from "../defer/deferral.js";
import type { AnswerPath } from "../compile/places.js";
import { ErrorsOfParts } from "./errors-of-parts.js";
import type { AnswerError, Execution } from "./execution.js";

/** The answer without what comes later. */
export interface FirstAnswer {
  /** JSON. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
  readonly hasNext: boolean;
}

/** A deferred fragment of one object. */
export interface DeferredAnswer {
  /** JSON of the fragment's fields; "null" where an error reached it. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
  /** Of the object. */
  readonly path: AnswerPath;
  readonly label: string | undefined;
}

/** What has come since. */
export interface LaterAnswer {
  readonly incremental: readonly DeferredAnswer[];
  readonly hasNext: boolean;
}

/** What a run must know of its operation. */
export interface RunOperation {
  /** Adds to the data what no subgraph is asked for. */
  complete(): void;
  /** As much of a path as leads along what the client asked for. */
  askedPath(path: AnswerPath): AnswerPath;
}

/** One execution whose answer comes in parts. */
export class DeferredRun {
  private readonly errors: ErrorsOfParts;
  /** Places that are not answered yet and whose object is, in the order of the answer. */
  private readonly waiting = new Map<AnswerPart, DeferredPlace[]>();
  private readonly known = new Set<string>();
  private readonly fetched = new Map<AnswerPart, Promise<void>>();
  private readonly ready = new Set<AnswerPart>();

  constructor(
    private readonly deferral: Deferral,
    private readonly execution: Execution,
    private readonly operation: RunOperation,
  ) {
    this.errors = new ErrorsOfParts(deferral.parts, execution, (path) => operation.askedPath(path));
  }

  /** Starts all fetches, also those of later parts, as early as what they need is there. */
  async *answers(): AsyncGenerator<FirstAnswer | LaterAnswer, void> {
    const { parts, write } = this.deferral;
    for (const part of [parts.first, ...parts.later]) {
      const fetched = this.fetch(part);
      // who waits for it hears of a fault; for a part that turns out to be empty nobody does
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

  /** All that can be answered now; with an object also what is deferred in it. */
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
      // a fragment that is met both in what comes at once and in what comes later comes once
      const key = `${part.id} ${path.join(".")}`;
      if (this.known.has(key)) continue;
      this.known.add(key);
      const places = this.waiting.get(part) ?? [];
      places.push(place);
      this.waiting.set(part, places);
    }
  }
}
