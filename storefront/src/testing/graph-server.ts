import { graphql, http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { executeWith, type Answers } from "./graph-answers";

export interface SentRequest {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers the requests of the pages to the graph. */
class GraphServer {
  private readonly server = setupServer(
    http.get("/health", () => HttpResponse.json({ status: "ok", subgraphs: {} })),
    // an upload by the tus protocol: the file "f" gets every content at once
    http.post("/uploads", () => new HttpResponse(null, { status: 201, headers: { Location: "/uploads/f" } })),
    http.patch("/uploads/f", async ({ request }) => {
      const { byteLength } = await request.arrayBuffer();
      return new HttpResponse(null, { status: 204, headers: { "Upload-Offset": String(byteLength) } });
    }),
  );
  private readonly faults: unknown[] = [];

  constructor() {
    // until the worker ends
    this.server.listen({ onUnhandledRequest: "error" });
  }

  /** From now on, `answers` is the graph. Returns the requests that it receives. */
  serve(answers: Answers): readonly SentRequest[] {
    const requests: SentRequest[] = [];
    this.server.use(
      graphql.operation(async ({ query, variables, operationName }) => {
        requests.push({ name: operationName ?? "", variables });
        try {
          return HttpResponse.json(await executeWith(answers, { query, variables }));
        } catch (fault) {
          this.faults.push(fault);
          return HttpResponse.json({ errors: [{ message: String(fault) }] });
        }
      }),
    );
    return requests;
  }

  /** The faults of the answers so far, one per line. */
  get wrongAnswers(): string {
    return [...new Set(this.faults.map(String))].join("\n");
  }

  /** Forgets all answers. Returns their faults. */
  reset(): readonly unknown[] {
    this.server.resetHandlers();
    return this.faults.splice(0);
  }
}

export const graphServer = new GraphServer();
