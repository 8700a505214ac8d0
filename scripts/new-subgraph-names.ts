import { settingPrefix } from "../kernel/src/config/subgraph-addresses.ts";
import { pascalCase } from "./subgraph-registrations.ts";

/** The names of a new subgraph. */
export interface NewSubgraph {
  /** Lower-case words with hyphens: `product-questions`. */
  readonly name: string;
  /** The type that it owns: `Question`. */
  readonly entity: string;
  /** The entity of another subgraph that gets a field with the own entities, if any: `Product`. */
  readonly extended?: string;
}

/** A name of the template in all its spellings. */
type Spellings = readonly (readonly [pattern: RegExp, replacement: string])[];

const givenNames: Readonly<Record<string, string>> = { Cart: "cart", Course: "course", Order: "order", User: "owner" };

/** The patterns of the template's placeholders, with their replacements for one subgraph. The order matters. */
export function spellingsOf({ name, entity, extended = "" }: NewSubgraph): Spellings {
  return [
    ...typeSpellings("entry", "entries", entity),
    ...(extended === "" ? [] : typeSpellings("parent", "parents", extended)),
    // any object of the known shop will do whose id is a UUID
    [/GIVEN_PARENT/g, givenNames[extended] ?? "product"],
    [/example(?=[A-Z])/g, camelCase(pascalCase(name))],
    [/Example/g, pascalCase(name)],
    [/EXAMPLE/g, settingPrefix(name)],
    [/(?<=_)example/g, name.replaceAll("-", "_")],
    // not in the address of the repository
    [/(?<!souk\.)example/g, name],
  ];
}

/** The spellings of a type that the template calls ExampleEntry or ExampleParent. */
function typeSpellings(singular: string, plural: string, type: string): Spellings {
  const capitalized = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  const forms = [
    [plural, pluralOf(type)],
    [singular, type],
  ] as const;
  return forms.flatMap(([word, found]): Spellings => {
    const words = wordsOf(found);
    const prose = words.join(" ");
    return [
      [new RegExp(`Example${capitalized(word)}`, "g"), found],
      [new RegExp(`example${capitalized(word)}`, "g"), camelCase(found)],
      [new RegExp(`example-${word}`, "g"), words.join("-")],
      [new RegExp(`example_${word}`, "g"), words.join("_")],
      [new RegExp(`\\b(A|a)n example ${word}`, "g"), /^[aeiou]/.test(prose) ? `$1n ${prose}` : `$1 ${prose}`],
      [new RegExp(`example ${word}`, "g"), prose],
      [new RegExp(`Example ${word}`, "g"), capitalized(prose)],
    ];
  });
}

export function camelCase(type: string): string {
  return `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;
}

/** `["gift", "card"]` for `GiftCard`. */
function wordsOf(type: string): string[] {
  return type
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(" ");
}

/** The plural by the regular rules of English. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, "ies");
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The entity of a subgraph without `--entity`: the singular of its name, `GiftCard` for `gift-cards`. */
export function entityOf(name: string): string {
  const singular = name.endsWith("ies")
    ? name.replace(/ies$/, "y")
    : /(ss|x|z|ch|sh)es$/.test(name)
      ? name.replace(/es$/, "")
      : name.replace(/(?<![su]|i)s$/, "");
  return pascalCase(singular);
}
