import { createHash } from "node:crypto";
import { valueFromASTUntyped } from "graphql";
import { LRUCache } from "lru-cache";
import { noCard, readCardDocument, unreadable, type CardDocument, type CardOperation } from "./card-document.js";
import type { CardTypes } from "./card-types.js";
import { CardValues, isRecord, standIn } from "./card-values.js";
import type { CardVault } from "./card-vault.js";

/** Documents that are remembered, by their text; together at most so many characters. */
const rememberedCharacters = 5_000_000;
const rememberedHashes = 10_000;
/** No document has this hash, so a server of persisted queries asks for the text. */
const hashOfNone = "0".repeat(64);

type Request = Readonly<Record<string, unknown>>;
type Known = CardDocument | typeof noCard;

/** Swaps the numbers and CVCs of cards in a GraphQL request for the vault's tokens, before anything else sees the request. */
export class CardSwap {
  private readonly byText = new LRUCache<string, Known>({
    maxSize: rememberedCharacters,
    sizeCalculation: (_document, text) => text.length + 1,
  });
  private readonly byHash = new LRUCache<string, Known>({ max: rememberedHashes });

  constructor(
    private readonly types: CardTypes,
    private readonly vault: CardVault,
  ) {}

  /** Whether a document takes a card, wherever it comes from. */
  takesCard(query: unknown): boolean {
    if (typeof query !== "string") return false;
    const document = this.read(query);
    return document !== noCard && document !== unreadable;
  }

  /** `body` of a POST: one request or a batch of them. What takes no card comes back as it is. */
  async swapped(body: unknown): Promise<unknown> {
    if (Array.isArray(body)) return Promise.all(body.map((request) => this.swapped(request)));
    if (!isRecord(body)) return body;
    const { query } = body;
    if (typeof query !== "string") return this.persisted(body);
    const document = this.read(query);
    if (document === unreadable) return { ...body, query: withoutDigits(query), variables: {} };
    const hash = hashIn(body);
    if (hash !== undefined && (document === noCard || document.rewritten === null))
      this.remember(hash, query, document);
    return document === noCard ? body : this.without(body, document);
  }

  private read(text: string): Known | typeof unreadable {
    if (!this.types.mayTakeCard(text)) return noCard;
    const remembered = this.byText.get(text);
    if (remembered) return remembered;
    const document = readCardDocument(text, this.types);
    if (document === noCard || (document !== unreadable && document.rewritten === null))
      this.byText.set(text, document);
    return document;
  }

  /** Only what is proven: else a document could go by the name of another. */
  private remember(hash: string, text: string, document: Known): void {
    if (this.byHash.has(hash) || createHash("sha256").update(text).digest("hex") !== hash) return;
    this.byHash.set(hash, document);
  }

  /**
   * A request that names its document by a hash. Where we have not seen that one and a card could be in the variables, the client is
   * asked for the text, as whenever a hash is not known.
   */
  private async persisted(request: Request): Promise<Request> {
    const hash = hashIn(request);
    if (hash === undefined) return request;
    const document = this.byHash.get(hash);
    if (document === noCard) return request;
    if (document) return this.without(request, document);
    if (!mayHoldCard(request.variables)) return request;
    const { variables: _unread, ...rest } = request;
    const extensions = request.extensions as Request;
    const persistedQuery = { ...(extensions.persistedQuery as Request), sha256Hash: hashOfNone };
    return { ...rest, extensions: { ...extensions, persistedQuery } };
  }

  private async without(request: Request, document: CardDocument): Promise<Request> {
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
    // nothing is executed then
    if (!operation) return {};
    if (given !== undefined && given !== null && !isRecord(given)) return standIn(given);
    const values = new CardValues(this.types, this.vault);
    const wanted = { ...defaultsOf(operation), ...given };
    const swapped = await Promise.all(
      [...operation.variables]
        .filter((name) => Object.hasOwn(wanted, name))
        .map(async (name): Promise<[string, unknown]> => {
          const [field, type, value] = [fieldOf.get(name), operation.typed.get(name), wanted[name]];
          if (field !== undefined) return [name, await values.swappedField(field, value)];
          return [name, type ? await values.swapped(value, type) : value];
        }),
    );
    const literals = await Promise.all(
      operation.literals.map(async ({ name, field, value }): Promise<[string, unknown]> => [
        name,
        await values.swappedField(field, value),
      ]),
    );
    return Object.fromEntries([...swapped, ...literals]);
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
 * As long as before, so that the complaint about it names the same place. What ends it is in no document: other digits could make
 * one of it, which nobody has written and which must not run.
 */
function withoutDigits(text: string): string {
  return `${text.replace(/\d/g, "1")}\n?`;
}

/** A document that had a card in its text is not to be kept under its hash. */
function unpersisted(request: Request): Request {
  if (!isRecord(request.extensions)) return request;
  const { persistedQuery: _persisted, ...extensions } = request.extensions;
  return { ...request, extensions };
}

/** Twelve digits in a row, with or without something between them. */
function mayHoldCard(variables: unknown): boolean {
  return isRecord(variables) && /(?:\d[\s-]*){12}/.test(JSON.stringify(variables));
}
