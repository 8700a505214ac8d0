import { OperationTypeNode } from "graphql";
import type { EngineAnswer } from "../engine/engine.js";
import type { AdmittedOperation } from "./operation-admission.js";

/**
 * One execution for equal queries of clients that are under way at the same time. Equal is the same operation with the same variables,
 * asked by somebody who would be answered the same. Mutations are never shared.
 */
export class SharedAnswers<Context> {
  private readonly underWay = new Map<string, Promise<EngineAnswer>>();

  /** `answerDependsOn`: all of the context that could change an answer. */
  constructor(private readonly answerDependsOn: (context: Context) => string) {}

  async of(
    text: string,
    { prepared, variables, context }: AdmittedOperation<Context>,
    execute: () => Promise<EngineAnswer>,
  ): Promise<EngineAnswer> {
    const { operation, name } = prepared.operation;
    if (operation !== OperationTypeNode.QUERY) return execute();
    const key = JSON.stringify([text, name?.value, variables, this.answerDependsOn(context)]);
    const running = this.underWay.get(key);
    // the other's may have failed by what is its own
    if (running) return running.catch(execute);
    const answer = execute();
    this.underWay.set(key, answer);
    try {
      return await answer;
    } finally {
      this.underWay.delete(key);
    }
  }
}
