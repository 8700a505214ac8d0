import { shortestText } from "./page-texts";

/**
 * JSON without repetitions. A string is the position in `strings`, or -1, -2 ... for the first, second ... text of the
 * page's own markup. A number is its digits as a string. An array begins with -1; an object is an array that begins
 * with the position of its keys in `shapes`.
 */
export interface PackedData {
  readonly strings: readonly string[];
  readonly shapes: readonly (readonly string[])[];
  readonly value: Packed;
  /** The checksum of the used texts of the page: anything may have changed the page before it is read. */
  readonly check: number;
}

type Packed = number | string | boolean | null | readonly Packed[];

const listMark = -1;

/** Packs data for the browser. `texts` are those of the page's markup, so that the data do not repeat them. */
export function packed(data: unknown, texts: readonly string[]): PackedData {
  const positions = new Map(texts.map((text, index) => [text, index]));
  const strings = new Positions();
  const shapes = new Positions();
  const checksum = new Checksum();
  const pack = (value: unknown): Packed => {
    if (typeof value === "string") {
      const position = value.length < shortestText ? undefined : positions.get(value);
      if (position === undefined) return strings.of(value);
      checksum.add(value);
      return -1 - position;
    }
    if (typeof value === "number") return String(value);
    if (typeof value !== "object" || value === null) return value === true || value === false ? value : null;
    if (Array.isArray(value)) return [listMark, ...value.map(pack)];
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return [shapes.of(JSON.stringify(entries.map(([key]) => key))), ...entries.map(([, each]) => pack(each))];
  };
  const value = pack(data);
  return {
    strings: strings.all,
    shapes: shapes.all.map((keys) => JSON.parse(keys) as string[]),
    value,
    check: checksum.value,
  };
}

/** Returns the packed data; undefined if the texts of the page are not those that the data were packed with. */
export function unpacked(
  { strings, shapes, value, check }: PackedData,
  texts: readonly string[],
): { readonly data: unknown } | undefined {
  const checksum = new Checksum();
  const unpack = (item: Packed): unknown => {
    if (typeof item === "string") return Number(item);
    if (typeof item === "number") {
      if (item >= 0) return strings[item];
      const text = texts[-1 - item] ?? "";
      checksum.add(text);
      return text;
    }
    if (item === null || typeof item === "boolean") return item;
    const [kind, ...items] = item;
    if (kind === listMark) return items.map(unpack);
    const keys = shapes[kind as number] ?? [];
    return Object.fromEntries(keys.map((key, index) => [key, unpack(items[index] ?? null)]));
  };
  const data = unpack(value);
  return checksum.value === check ? { data } : undefined;
}

/** Gives each different text a position. */
class Positions {
  private readonly found = new Map<string, number>();

  get all(): readonly string[] {
    return [...this.found.keys()];
  }

  of(text: string): number {
    const known = this.found.get(text);
    if (known !== undefined) return known;
    this.found.set(text, this.found.size);
    return this.found.size - 1;
  }
}

/** FNV-1a with 32 bits over the UTF-16 units of all texts, and a separator after each. */
class Checksum {
  value = 0x811c9dc5;

  add(text: string): void {
    for (let index = 0; index <= text.length; index++) {
      const unit = index === text.length ? 0xffff : text.charCodeAt(index);
      this.value = Math.imul(this.value ^ unit, 0x01000193) >>> 0;
    }
  }
}
