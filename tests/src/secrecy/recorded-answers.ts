export interface RecordedAnswer {
  readonly origin: string;
  readonly path: string;
  /** The body, and the headers except cookies. */
  readonly text: string;
  readonly cookies: string;
}

/** Records the responses to `fetch` calls in this process. */
export class RecordedAnswers implements Disposable {
  readonly answers: RecordedAnswer[] = [];
  private readonly fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (...request) => {
      const response = await this.fetch(...request);
      const headers = JSON.stringify([...response.headers].filter(([name]) => name !== "set-cookie"));
      const text = `${headers} ${await response.clone().text()}`;
      const { origin, pathname: path } = new URL(response.url);
      this.answers.push({ origin, path, text, cookies: response.headers.getSetCookie().join("\n") });
      return response;
    };
  }

  [Symbol.dispose](): void {
    globalThis.fetch = this.fetch;
  }
}
