import { OperationTypeNode } from "graphql";
import { RunningByKey, type EngineAnswer } from "@souk/federation-engine";
import type { AdmittedOperation } from "./operation-admission.js";

/**
 * Executes concurrent equal queries once. Queries are equal when their operation, their variables and the relevant
 * parts of their contexts are the same. Mutations are never shared.
 */
export class SharedResponses<Context> {
  private readonly running = new RunningByKey<Promise<EngineAnswer>>();

  /** `answerDependsOn` returns all parts of the context that can change an answer; undefined: it is not shared. */
  constructor(private readonly answerDependsOn: (context: Context) => string | undefined) {}

  async of(
    text: string,
    { prepared, variables, context }: AdmittedOperation<Context>,
    execute: () => Promise<EngineAnswer>,
  ): Promise<EngineAnswer> {
    const { operation, name } = prepared.operation;
    const others = this.answerDependsOn(context);
    if (operation !== OperationTypeNode.QUERY || others === undefined) return execute();
    const key = JSON.stringify([text, name?.value, variables, others]);
    const running = this.running.get(key);
    // the first query may have failed for a reason that concerns only its own client
    if (running) return running.catch(execute);
    const answer = execute();
    this.running.set(key, answer);
    try {
      return await answer;
    } finally {
      this.running.delete(key);
    }
  }
}
