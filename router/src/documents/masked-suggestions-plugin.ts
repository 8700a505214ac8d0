import type { ApolloServerPlugin } from "@apollo/server";
import { isAdmin } from "@souk/kernel/viewer";
import type { RouterContext } from "../gateway/router-context.js";

/** Takes out of messages what graphql-js knows better: by guesses one would get the schema that introspection does not tell. */
export function maskedSuggestionsPlugin(): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single" || isAdmin(contextValue.viewer)) return;
          const { singleResult } = response.body;
          if (!singleResult.errors) return;
          singleResult.errors = singleResult.errors.map((error) => ({
            ...error,
            message: withoutSuggestion(error.message),
          }));
        },
      };
    },
  };
}

/** It is always the end of the message. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [\s\S]*$/, "");
}
