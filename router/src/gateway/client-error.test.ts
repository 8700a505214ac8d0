import { describe, expect, test } from "vitest";
import { createLogger } from "@souk/kernel/logging/logger";
import { runInRequest } from "@souk/kernel/logging/request-context";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { clientErrorFormatter } from "./client-error.js";

const logger = createLogger("test", "silent");
const format = clientErrorFormatter(logger, false);
const inRequest = (formatted: GraphQLFormattedError): GraphQLFormattedError =>
  runInRequest({ correlationId: "c-1" }, () => format(formatted, new GraphQLError("original")));

describe("the error that a client gets", () => {
  test.each([
    ["a parse error", "GRAPHQL_PARSE_FAILED", "BAD_USER_INPUT", 400],
    ["a validation error", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", 400],
    ["a wrong variable", "BAD_USER_INPUT", "BAD_USER_INPUT", 400],
    ["a denial", "FORBIDDEN", "FORBIDDEN", 403],
    ["a missing sign-in", "UNAUTHENTICATED", "UNAUTHENTICATED", 401],
    ["an unavailable subgraph", "SUBGRAPH_UNAVAILABLE", "SUBGRAPH_UNAVAILABLE", 503],
    ["a throw in the gateway", "DOWNSTREAM_SERVICE_ERROR", "INTERNAL_SERVER_ERROR", 500],
    ["an unknown code", "SOMETHING", "INTERNAL_SERVER_ERROR", 500],
    ["no code at all", undefined, "INTERNAL_SERVER_ERROR", 500],
  ])("%s", (_case, code, shown, status) => {
    const { extensions } = inRequest({ message: "m", path: ["a"], extensions: code ? { code } : {} });
    expect(extensions).toMatchObject({ code: shown, status, correlationId: "c-1" });
  });

  test("an internal error hides its message and gives a reference", () => {
    const { message } = inRequest({
      message: "connect ECONNREFUSED 10.0.0.7:5432",
      extensions: { code: "DOWNSTREAM_SERVICE_ERROR" },
    });
    expect(message).toBe("Something went wrong on our side. Reference: c-1");
  });

  test("a document that is too deep to be parsed is a client error", () => {
    const message = "Maximum call stack size exceeded";
    const left = inRequest({ message, extensions: { code: "GRAPHQL_PARSE_FAILED" } });
    expect(left).toMatchObject({ message: "The document is too deep to be read.", extensions: { status: 400 } });
  });

  test("an error names the subgraph but not its stack", () => {
    const error = {
      message: "m",
      extensions: { code: "SUBGRAPH_UNAVAILABLE", serviceName: "catalog", stacktrace: ["at x"] },
    };
    expect(inRequest(error).extensions).toEqual({
      code: "SUBGRAPH_UNAVAILABLE",
      status: 503,
      correlationId: "c-1",
      service: "catalog",
    });
  });

  test.each([
    [
      "of a subgraph",
      { code: "INTERNAL_SERVER_ERROR", service: "catalog", stacktrace: ["Error: x", "at y"] },
      "Error: x",
    ],
    ["of the router", {}, "Error: connect ECONNREFUSED"],
  ])("S4-25, S4-65: only in development, an internal error %s has its stack", (_source, extensions, line) => {
    const fault = new GraphQLError("m", { originalError: new Error("connect ECONNREFUSED") });
    const shown = clientErrorFormatter(logger, true)({ message: "m", extensions }, fault);
    expect(shown.extensions).toMatchObject({
      code: "INTERNAL_SERVER_ERROR",
      stacktrace: expect.arrayContaining([line]),
    });
    expect(format({ message: "m", extensions }, fault).extensions).not.toHaveProperty("stacktrace");
  });

  test("S4-27: an error without a subgraph has the router as its service", () => {
    for (const code of ["GRAPHQL_PARSE_FAILED", "FORBIDDEN", "DOWNSTREAM_SERVICE_ERROR"])
      expect(inRequest({ message: "m", extensions: { code } }).extensions).toMatchObject({ service: "router" });
  });

  test("a mutation by GET is METHOD_NOT_ALLOWED", () => {
    const refusal = new GraphQLError("only queries", { extensions: { code: "BAD_REQUEST", http: { status: 405 } } });
    const formatted = { message: refusal.message, extensions: { code: "BAD_REQUEST" } };
    expect(format(formatted, refusal).extensions).toMatchObject({ code: "METHOD_NOT_ALLOWED", status: 405 });
  });

  test("an error does not repeat the client's values", () => {
    const message =
      'Variable "$input" got invalid value { cardNumber: "4242424242424242" }; Field "cvc" of required type "String!" was not provided.';
    expect(inRequest({ message, extensions: { code: "BAD_USER_INPUT" } }).message).not.toContain("4242");
  });
});
