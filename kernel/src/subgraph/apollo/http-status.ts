import { GraphQLError } from "graphql";

/** Runs a step, and gives Apollo Server the HTTP status of its refusal, which comes from the code's own status. */
export async function withHttpStatus<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error;
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: Number(extensions["status"]) } } });
  }
}
