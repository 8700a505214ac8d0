import type { ApolloServerPlugin } from "@apollo/server";
import type { AnswerRules } from "../answer-rules.js";
import type { RouterContext } from "../router-context.js";

/** Applies the answer rules to answers from Apollo Server. */
export function answerRulesPlugin(rules: AnswerRules): ApolloServerPlugin<RouterContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          const extensions = rules.extensionsOf(contextValue);
          if (extensions) singleResult.extensions = { ...singleResult.extensions, ...extensions };
          if (singleResult.errors) singleResult.errors = [...rules.processErrors(singleResult.errors, contextValue)];
        },
      };
    },
  };
}
