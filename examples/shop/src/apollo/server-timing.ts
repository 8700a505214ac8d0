import { apolloPlugin } from "@souk/shop/config";

/** Tells a router how long each subgraph worked on an operation. */
export const serverTiming = apolloPlugin({
  async requestDidStart() {
    const begin = performance.now();
    return {
      async willSendResponse({ response, contextValue }) {
        const milliseconds = (performance.now() - begin).toFixed(1);
        response.http.headers.set("server-timing", `${contextValue.service};dur=${milliseconds}`);
      },
    };
  },
});
