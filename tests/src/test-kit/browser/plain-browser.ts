import { parse, type HTMLElement } from "node-html-parser";

const maxRedirects = 5;

export interface Sending {
  /** Values typed into the form; the other fields keep the values of the page. */
  readonly typed?: Readonly<Record<string, string>>;
  /** The name and the value of the pressed button. */
  readonly button?: readonly [name: string, value: string];
}

/**
 * A browser without scripts and without a screen: it stores cookies, follows redirects, and sends the forms of the pages
 * that the server has rendered.
 */
export class PlainBrowser {
  private readonly cookies = new Map<string, string>();
  private answer: { readonly status: number; readonly headers: Headers; readonly document: HTMLElement } | undefined;
  private address = "/";
  /** The answers of the last request, including its redirects. */
  readonly statuses: number[] = [];

  constructor(
    readonly origin: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get path(): string {
    return this.address;
  }

  get status(): number {
    return this.current.status;
  }

  get responseHeaders(): Headers {
    return this.current.headers;
  }

  get html(): string {
    return this.current.document.toString();
  }

  /** The text of the page's main part, with single spaces. */
  get text(): string {
    const main = this.current.document.querySelector("main") ?? this.current.document;
    return main.textContent.replaceAll(/\s+/g, " ").trim();
  }

  get alerts(): string[] {
    const alerts = this.findAll("main [role=alert]");
    return alerts.map((alert) => alert.textContent.replaceAll(/\s+/g, " ").trim()).filter(Boolean);
  }

  find(selector: string): HTMLElement | null {
    return this.current.document.querySelector(selector);
  }

  findAll(selector: string): HTMLElement[] {
    return this.current.document.querySelectorAll(selector);
  }

  /** The error beside a field, or undefined. */
  errorOf(name: string): string | undefined {
    const describedBy = this.field(name).getAttribute("aria-describedby") ?? "";
    const ids = describedBy.split(" ").filter((id) => id.endsWith("-error"));
    return ids.map((id) => this.find(`[id="${id}"]`)?.textContent).find(Boolean);
  }

  valueOf(name: string): string {
    return valuesOf(this.field(name)).at(0) ?? "";
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string | undefined): void {
    if (value === undefined) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  async open(path: string): Promise<void> {
    this.statuses.length = 0;
    await this.request(path);
  }

  /** Follows the first link that matches the selector. */
  async follow(selector: string): Promise<void> {
    const target = this.find(selector)?.getAttribute("href");
    if (!target) throw new Error(`${this.address} has no link ${selector}: ${this.text.slice(0, 500)}`);
    await this.open(target);
  }

  /** Sends the first form that matches the selector, as its button does. */
  async send(selector: string, sending: Sending = {}): Promise<void> {
    const { path, body } = this.formOf(selector, sending);
    this.statuses.length = 0;
    await this.request(path, body);
  }

  /** Sends the same form several times at once and returns the redirects. The browser stays on its page. */
  async sendAtOnce(selector: string, times: number, sending: Sending = {}): Promise<(string | null)[]> {
    const { path, body } = this.formOf(selector, sending);
    const answers = await Promise.all(Array.from({ length: times }, () => this.fetchPage(path, body)));
    return answers.map(({ headers }) => headers.get("location"));
  }

  private formOf(selector: string, { typed = {}, button }: Sending) {
    const form = this.find(selector);
    if (!form) throw new Error(`${this.address} has no form ${selector}: ${this.text.slice(0, 500)}`);
    const body = new URLSearchParams();
    for (const field of form.querySelectorAll("input[name], select[name], textarea[name]")) {
      const name = field.getAttribute("name") ?? "";
      if (name in typed && field.getAttribute("type") !== "radio") continue;
      for (const value of valuesOf(field)) if (!(name in typed)) body.append(name, value);
    }
    for (const [name, value] of Object.entries(typed)) body.append(name, value);
    if (button) body.append(...button);
    const path = form.getAttribute("action") ?? this.address;
    return isPost(form) ? { path, body } : { path: `${path.replace(/[?#].*/, "")}?${body.toString()}` };
  }

  private field(name: string): HTMLElement {
    const fields = this.findAll(`[name="${name}"]`);
    const field = fields.find((each) => each.getAttribute("type") !== "radio" || each.hasAttribute("checked"));
    if (!field) throw new Error(`${this.address} has no field ${name}: ${this.text.slice(0, 500)}`);
    return field;
  }

  private get current() {
    if (!this.answer) throw new Error("no page is open");
    return this.answer;
  }

  private async request(path: string, body?: URLSearchParams): Promise<void> {
    let response = await this.fetchPage(path, body);
    this.address = path;
    for (let redirects = 0; redirects < maxRedirects; redirects++) {
      this.statuses.push(response.status);
      const location = response.headers.get("location");
      if (!location) break;
      const next = new URL(location, `${this.origin}${this.address}`);
      if (next.origin !== this.origin) throw new Error(`${path} leads to another site: ${location}`);
      this.address = next.pathname + next.search;
      response = await this.fetchPage(this.address);
    }
    const { status, headers } = response;
    this.answer = { status, headers, document: parse(await response.text()) };
  }

  private async fetchPage(path: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${this.origin}${path}`, {
      redirect: "manual",
      headers: {
        accept: "text/html",
        ...(cookie ? { cookie } : {}),
        ...(body ? { origin: this.origin, "content-type": "application/x-www-form-urlencoded" } : {}),
        ...this.headers,
      },
      ...(body ? { method: "POST", body: body.toString() } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";");
    const [name = "", value = ""] = pair.split("=", 2);
    const isRemoved = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    this.setCookie(name, isRemoved ? undefined : value);
  }
}

function isPost(form: HTMLElement): boolean {
  return form.getAttribute("method")?.toLowerCase() === "post";
}

/** The values that a browser sends for a field of the page. */
function valuesOf(field: HTMLElement): string[] {
  if (field.hasAttribute("disabled")) return [];
  const type = field.getAttribute("type");
  if ((type === "radio" || type === "checkbox") && !field.hasAttribute("checked")) return [];
  // parsers of HTML drop the line break after the tag
  if (field.tagName === "TEXTAREA") return [field.textContent.replace(/^\n/, "")];
  if (field.tagName !== "SELECT") return [field.getAttribute("value") ?? ""];
  const options = field.querySelectorAll("option");
  const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
  return chosen ? [chosen.getAttribute("value") ?? chosen.textContent] : [];
}
