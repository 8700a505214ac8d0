const page = `nodes { id name price { amount } } pageInfo { hasNextPage endCursor }`;
const figures = `totalCount facets { categories { category { slug } count } tags { tag count } kinds { kind count }
  price { min { amount } max { amount } } }`;
const products = (fields: string): string =>
  `query ($filter: ProductFilter, $sort: ProductSort) { products(first: 20, filter: $filter, sort: $sort) { ${fields} } }`;
const suggestions = `query ($text: String!) { searchSuggestions(text: $text) { products { id name } categories { name } } }`;

/** Requests of one kind, each with a different search. */
export interface SearchKind {
  readonly title: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const frequent = ["lamp", "chair", "keyboard", "table", "lampe", "chaise", "clavier", "étagère", "quiet", "noyer"];
const everywhere = ["made", "every", "livré", "français", "sku"];
const rare = ["rokamolika", "tag-3 étanche", "SKU-4711", "SKU-90210", "batuliro", "tressé ancien", "rechargeable"];
const twoWords = ["walnut lamp", "quiet keyboard", "lampe noyer", "chaise pliant", "wireless mouse", "table uni"];
const prefixes = ["la", "key", "cha", "s", "t", "wal", "éta", "casq"];
const typos = ["keybord", "headhpones", "bouiloire", "parapluye", "walnutt lamp", "clavieer", "umbrela", "etagerre"];
const absent = ["xyzzyplugh", "lamp xyzzyplugh", "qqqq wwww"];

const byWords = (words: readonly string[], more: object = {}): SearchKind["variables"] =>
  words.map((search) => ({ filter: { search, ...more } }));

export const searchKinds: readonly SearchKind[] = [
  kind("A frequent word", byWords(frequent)),
  kind("A word of all descriptions", byWords(everywhere)),
  kind("A rare word", byWords(rare)),
  kind("Two words", byWords(twoWords)),
  kind("A prefix", byWords(prefixes)),
  kind("A typo", byWords(typos)),
  kind("A word that no product has", byWords(absent)),
  kind("A frequent word in a category", byWords(frequent, { category: "category-7" })),
  kind("A frequent word with a tag", byWords(frequent, { tags: ["tag-20"] })),
  kind("A frequent word in a price range", byWords(frequent, { minPrice: "100.00", maxPrice: "110.00" })),
  kind(
    "A frequent word by price",
    byWords(frequent).map((given) => ({ ...given, sort: "PRICE_ASC" })),
  ),
  { title: "Suggestions", query: suggestions, variables: [...prefixes, ...typos].map((text) => ({ text })) },
  kind("Two words, with count and facets", byWords(twoWords), figures),
  kind("A frequent word, with count and facets", byWords(frequent), figures),
];

function kind(title: string, variables: SearchKind["variables"], more = ""): SearchKind {
  return { title, query: products(`${page} ${more}`), variables };
}
