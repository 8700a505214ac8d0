import type { DeferredPlace, WrittenResponse } from "../compile/written-response.js";
import type { Introspect } from "../compile/writer-notes.js";
import type { AnswerPart } from "../defer/answer-parts.js";
import type { Deferral } from "../defer/deferral.js";
import type { AnswerPath } from "../compile/places.js";
import { PartErrors, SentErrors } from "./part-errors.js";
import type { AnswerError, Execution } from "./execution.js";
import { hasLostFields } from "./lost-fields.js";
import { isObject, type JsonObject } from "../json-text.js";

/** The answer without its deferred parts. */
export interface FirstAnswer {
  /** JSON text. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
  readonly pending: readonly PendingPart[];
  readonly hasNext: boolean;
}

/** A deferred fragment of an object that the client has now, or gets in the same answer. */
export interface PendingPart {
  /** Identifies the part in this execution. */
  readonly id: string;
  /** Path of the object. */
  readonly path: AnswerPath;
  readonly label: string | undefined;
}

/** A deferred fragment of one object. */
export interface DeferredAnswer extends PendingPart {
  /** JSON of the fragment's fields; "null" when an error reached it. */
  readonly data: string;
  readonly errors: readonly AnswerError[];
}

/** Deferred parts that are ready since the last answer. */
export interface LaterAnswer {
  readonly incremental: readonly DeferredAnswer[];
  /** Parts of objects in `incremental`. */
  readonly pending: readonly PendingPart[];
  readonly hasNext: boolean;
}

/** The operation's functions that a run needs. */
export interface RunOperation {
  readonly introspect: Introspect;
  /** Runs the fields of one part alone; undefined for a mutation, which cannot run twice. */
  readonly runAlone: ((part: AnswerPart) => Promise<Execution>) | undefined;
  /** Returns the longest start of a path that follows the client's fields. */
  requestedPath(path: AnswerPath): AnswerPath;
}

interface WaitingPlace {
  readonly id: string;
  readonly place: DeferredPlace;
  /** The execution that has the place's object. */
  readonly writtenFrom: Execution;
}

/** The most parts of one answer that are requested again: each may need all requests of the plan. */
const maxRunsAlone = 8;

/** One execution whose answer comes in parts. */
export class DeferredRun {
  private readonly sentErrors = new SentErrors();
  /** The errors of each execution. */
  private readonly errors = new Map<Execution, PartErrors>();
  /** Places whose object is answered but whose own part is not yet, in the order of the answer. */
  private readonly waiting = new Map<AnswerPart, WaitingPlace[]>();
  private readonly known = new Set<string>();
  /** Places that no answer has named yet. */
  private unnamed: PendingPart[] = [];
  private readonly fetched = new Map<AnswerPart, Promise<void>>();
  private readonly ready = new Set<AnswerPart>();
  private runsAlone = 0;

  constructor(
    private readonly deferral: Deferral,
    private readonly execution: Execution,
    private readonly operation: RunOperation,
  ) {}

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
    const { execution, orphans } = await this.sourceOf(parts.first);
    const { introspect } = this.operation;
    const first = write(execution.data, { shared: execution.shared, introspect });
    this.note(first, execution);
    const errors = [...this.errorsOf(execution).of(parts.first, [], first.errors), ...orphans()];
    yield { data: first.text, errors, pending: this.nextPending(), hasNext: this.waiting.size > 0 };
    while (this.waiting.size > 0) {
      await Promise.race([...this.waiting.keys()].flatMap((part) => this.fetched.get(part) ?? []));
      const incremental = await this.written();
      yield { incremental, pending: this.nextPending(), hasNext: this.waiting.size > 0 };
    }
  }

  private nextPending(): readonly PendingPart[] {
    const pending = this.unnamed;
    this.unnamed = [];
    return pending;
  }

  private async fetch(part: AnswerPart): Promise<void> {
    await this.deferral.steps.get(part)?.run(this.execution);
    this.ready.add(part);
  }

  /** Returns all parts that can be answered now, including parts nested in them. */
  private async written(): Promise<DeferredAnswer[]> {
    const { introspect } = this.operation;
    const answers: DeferredAnswer[] = [];
    for (let part = this.nextReady(); part; part = this.nextReady()) {
      const places = this.waiting.get(part) ?? [];
      this.waiting.delete(part);
      const { execution, orphans } = await this.sourceOf(part);
      for (const { id, place, writtenFrom } of places) {
        const { path, dataPath } = place;
        const object = execution === writtenFrom ? undefined : objectAt(dataPath, execution.data);
        const response =
          object === null ? emptyResponse : place.write({ shared: execution.shared, introspect }, object);
        this.note(response, execution);
        const errors = [...this.errorsOf(execution).of(part, path, response.errors), ...orphans()];
        if (object === null && errors.length === 0) errors.push({ message: isLost, path });
        answers.push({ id, data: response.text, errors, path, label: part.label });
      }
    }
    return answers;
  }

  private nextReady(): AnswerPart | undefined {
    return [...this.waiting.keys()].find((part) => this.ready.has(part));
  }

  /**
   * Returns the execution whose data the part is written from, and the errors of other parts that it has to tell: a part
   * of a mutation stays without the fields that it has lost, and so does one after too many others.
   */
  private async sourceOf(part: AnswerPart): Promise<{ execution: Execution; orphans: () => AnswerError[] }> {
    const { execution, operation } = this;
    const { runAlone } = operation;
    const requestedPath = (path: AnswerPath) => operation.requestedPath(path);
    if (!hasLostFields(part, this.deferral.parts, execution, requestedPath)) return { execution, orphans: () => [] };
    if (runAlone && this.runsAlone < maxRunsAlone) {
      this.runsAlone += 1;
      // the other execution reports these errors
      if (part === this.deferral.parts.first) this.errorsOf(execution).dropNext();
      return { execution: await runAlone(part), orphans: () => [] };
    }
    return { execution, orphans: () => this.errorsOf(execution).ofLaterParts() };
  }

  private errorsOf(execution: Execution): PartErrors {
    const errors =
      this.errors.get(execution) ??
      new PartErrors(this.deferral.parts, execution, (path) => this.operation.requestedPath(path), this.sentErrors);
    this.errors.set(execution, errors);
    return errors;
  }

  private note({ deferred }: WrittenResponse, writtenFrom: Execution): void {
    for (const place of deferred) {
      const { part, path } = place;
      // a fragment that occurs in the first answer and in a later one is sent only once
      const key = `${part.id} ${path.join(".")}`;
      if (this.known.has(key)) continue;
      const id = String(this.known.size);
      this.known.add(key);
      this.unnamed.push({ id, path, label: part.label });
      const places = this.waiting.get(part) ?? [];
      places.push({ id, place, writtenFrom });
      this.waiting.set(part, places);
    }
  }
}

/** Returns null when there is no object. */
function objectAt(path: AnswerPath, data: JsonObject): JsonObject | null {
  let value: unknown = data;
  for (const key of path) value = (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key];
  return isObject(value) ? value : null;
}

/** A part whose object is lost by an error in the same fragment. */
const emptyResponse: WrittenResponse = { text: "null", errors: [], deferred: [] };
const isLost = "The fields of this fragment are lost by an error in the subgraph.";
