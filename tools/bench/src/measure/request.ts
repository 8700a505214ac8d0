import type { Client, Dispatcher } from "undici";

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The cost of the request, from the response headers. */
  readonly work: { readonly statements: number; readonly fetches: number };
}

/** Sends a POST request with JSON. Uses undici's dispatch, because `request` creates a stream for every response. */
export function send(client: Client, path: string, body: string, authorization?: string): Promise<Reply> {
  const options: Dispatcher.DispatchOptions = {
    method: "POST",
    path,
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(authorization === undefined ? {} : { authorization }),
    },
    body,
  };
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let work = "";
    client.dispatch(options, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode, headers) {
        status = statusCode;
        work = String(headers["x-souk-work"] ?? "");
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        resolve({ status, text: Buffer.concat(chunks).toString(), work: workOf(work) });
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    });
  });
}

function workOf(header: string): Reply["work"] {
  const [, statements = "0", fetches = "0"] = /sql=(\d+), fetches=(\d+)/.exec(header) ?? [];
  return { statements: Number(statements), fetches: Number(fetches) };
}
