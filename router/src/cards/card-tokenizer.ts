import { createHash } from "node:crypto";
import { valueFromASTUntyped } from "graphql";
import { LRUCache } from "lru-cache";
import { noCard, readCardDocument, unreadable, type CardDocument, type CardOperation } from "./card-document.js";
import type { CardTypes } from "./card-types.js";
import { CardValues, isRecord, emptyValue } from "./card-values.js";
import type { CardVault } from "./card-vault.js";

/** Maximum total length, in characters, of the cached documents. */
const maxCachedCharacters = 5_000_000;
const maxCachedHashes = 10_000;
/** No document has this hash, so a server for persisted queries asks for the text. */
const hashOfNone = "0".repeat(64);

type Request = Readonly<Record<string, unknown>>;
type Known = CardDocument | typeof noCard;

/**
 * Replaces card numbers and CVCs in a GraphQL request by the vault's tokens, before any other code reads the request.
 */
export class CardTokenizer {
  private readonly byText = new LRUCache<string, Known>({
    maxSize: maxCachedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });
  private readonly byHash = new LRUCache<string, Known>({ max: maxCachedHashes });

  constructor(
    private readonly types: CardTypes,
    private readonly vault: CardVault,
  ) {}

  /** Whether a document takes a card in a literal or a variable. */
  takesCard(query: unknown): boolean {
    if (typeof query !== "string") return false;
    const document = this.read(query);
    return document !== noCard && document !== unreadable;
  }

  /** `body` of a POST: one request or a batch. Requests without cards are returned unchanged. */
  async tokenize(body: unknown): Promise<unknown> {
    if (Array.isArray(body)) return Promise.all(body.map((request) => this.tokenize(request)));
    if (!isRecord(body)) return body;
    const { query } = body;
    if (typeof query !== "string") return this.persisted(body);
    const document = this.read(query);
    if (document === unreadable) return { ...body, query: withoutDigits(query), variables: {} };
    const hash = hashIn(body);
    if (hash !== undefined && (document === noCard || document.rewritten === null))
      this.cacheByHash(hash, query, document);
    return document === noCard ? body : this.withoutCards(body, document);
  }

  private read(text: string): Known | typeof unreadable {
    if (!this.types.mayTakeCard(text)) return noCard;
    const cached = this.byText.get(text);
    if (cached) return cached;
    const document = readCardDocument(text, this.types);
    if (document === noCard || (document !== unreadable && document.rewritten === null))
      this.byText.set(text, document);
    return document;
  }

  /**
   * Caches a document only when its hash matches: otherwise a client could register it under another document's hash.
   */
  private cacheByHash(hash: string, text: string, document: Known): void {
    if (this.byHash.has(hash) || createHash("sha256").update(text).digest("hex") !== hash) return;
    this.byHash.set(hash, document);
  }

  /**
   * Handles a request that names its document by a hash. When the hash is unknown and the variables may hold a card,
   * the result makes the server ask the client for the text, as for any unknown hash.
   */
  private async persisted(request: Request): Promise<Request> {
    const hash = hashIn(request);
    if (hash === undefined) return request;
    const document = this.byHash.get(hash);
    if (document === noCard) return request;
    if (document) return this.withoutCards(request, document);
    if (!mayHoldCard(request.variables)) return request;
    const { variables: _unread, ...rest } = request;
    const extensions = request.extensions as Request;
    const persistedQuery = { ...(extensions.persistedQuery as Request), sha256Hash: hashOfNone };
    return { ...rest, extensions: { ...extensions, persistedQuery } };
  }

  private async withoutCards(request: Request, document: CardDocument): Promise<Request> {
    const operation = chosenOperation(request, document);
    const variables = await this.variables(request.variables, operation, document);
    if (document.rewritten === null) return { ...request, variables };
    return { ...unpersisted(request), query: document.rewritten, variables };
  }

  private async variables(
    given: unknown,
    operation: CardOperation | undefined,
    { fieldOf }: CardDocument,
  ): Promise<unknown> {
    // the server executes nothing in this case
    if (!operation) return {};
    if (given !== undefined && given !== null && !isRecord(given)) return emptyValue(given);
    const tokenizer = new CardValues(this.types, this.vault);
    const values = { ...defaultsOf(operation), ...given };
    const own = await Promise.all(
      [...operation.variables]
        .filter((name) => Object.hasOwn(values, name))
        .map(async (name): Promise<[string, unknown]> => {
          const [field, type, value] = [fieldOf.get(name), operation.typed.get(name), values[name]];
          if (field !== undefined) return [name, await tokenizer.tokenizeField(field, value)];
          return [name, type ? await tokenizer.tokenize(value, type) : value];
        }),
    );
    const literals = await Promise.all(
      operation.literals.map(async ({ name, field, value }): Promise<[string, unknown]> => [
        name,
        await tokenizer.tokenizeField(field, value),
      ]),
    );
    return Object.fromEntries([...own, ...literals]);
  }
}

function chosenOperation({ operationName }: Request, { operations }: CardDocument): CardOperation | undefined {
  if (operationName !== undefined && operationName !== null && operationName !== "")
    return operations.find(({ name }) => name === operationName);
  return operations.length === 1 ? operations[0] : undefined;
}

function defaultsOf({ defaults }: CardOperation): Record<string, unknown> {
  return Object.fromEntries([...defaults].map(([name, node]) => [name, valueFromASTUntyped(node)]));
}

function hashIn({ extensions }: Request): string | undefined {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  const hash = isRecord(persisted) ? persisted.sha256Hash : undefined;
  return typeof hash === "string" ? hash : undefined;
}

/**
 * Returns an unparsable text of the same length without digits, so that the syntax error keeps its position. The "?" at
 * the end makes the text invalid: changed digits could otherwise turn it into a valid document, which must not run.
 */
function withoutDigits(text: string): string {
  return `${text.replace(/\d/g, "1")}\n?`;
}

/** Removes the hash: a document that contained a card must not be stored under it. */
function unpersisted(request: Request): Request {
  if (!isRecord(request.extensions)) return request;
  const { persistedQuery: _persisted, ...extensions } = request.extensions;
  return { ...request, extensions };
}

/** Whether the variables contain twelve digits in a row, also with spaces or hyphens between them. */
function mayHoldCard(variables: unknown): boolean {
  return isRecord(variables) && /(?:\d[\s-]*){12}/.test(JSON.stringify(variables));
}
