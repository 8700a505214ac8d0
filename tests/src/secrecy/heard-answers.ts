/** Records what a shop answers to whoever asks by `fetch` in this process: its bodies and its headers. */
export class HeardAnswers implements Disposable {
  readonly answers: { readonly path: string; readonly text: string }[] = [];
  private readonly fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (...request) => {
      const response = await this.fetch(...request);
      const headers = JSON.stringify([...response.headers]);
      const text = `${headers} ${await response.clone().text()}`;
      this.answers.push({ path: new URL(response.url).pathname, text });
      return response;
    };
  }

  [Symbol.dispose](): void {
    globalThis.fetch = this.fetch;
  }
}
