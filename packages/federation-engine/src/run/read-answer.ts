import { withPlainNumbers } from "../exact-json.js";
import { isObject } from "../json-text.js";
import type { AnswerPath } from "../compile/places.js";
import type { SubgraphAnswer, SubgraphError } from "./execution.js";

/** Validates a subgraph's answer. An answer that is not valid GraphQL becomes an error for the whole request. */
export function readAnswer(answer: unknown): SubgraphAnswer {
  if (!isObject(answer)) return notGraphql;
  const { data, errors } = answer;
  const hasPlainTexts = answer.hasPlainTexts === true;
  const hasData = isObject(data);
  if (!hasData && data !== null && data !== undefined) return notGraphql;
  if (errors === undefined || errors === null) return hasData ? { data, hasPlainTexts } : notGraphql;
  if (!Array.isArray(errors) || (errors.length === 0 && !hasData)) return notGraphql;
  return { data: hasData ? data : null, errors: errors.map(readError), hasPlainTexts };
}

const notGraphql: SubgraphAnswer = {
  data: null,
  errors: [{ message: "the subgraph did not return a GraphQL response" }],
};

function readError(error: unknown): SubgraphError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const at = withPlainNumbers(path);
  return {
    message: typeof message === "string" ? message : "the subgraph returned an error without a message",
    path: isPath(at) ? at : undefined,
    extensions: isObject(extensions) ? extensions : undefined,
  };
}

function isPath(path: unknown): path is AnswerPath {
  return Array.isArray(path) && path.every((key) => typeof key === "string" || Number.isInteger(key));
}
