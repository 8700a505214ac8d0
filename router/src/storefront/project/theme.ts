import type { ProjectFault } from "@souk/kernel/project/project";
import type { ThemeValue } from "@souk/kernel/project/project-storefront";
import { suggestion } from "@souk/kernel/project/suggestion";
import { contrastOf, isHexColor } from "./contrast.js";
import { themeTokens, type ThemeToken } from "./storefront-package.js";

export type ThemeTokens = Readonly<Record<string, ThemeValue>>;

const schemes = ["light", "dark"] as const;
type Scheme = (typeof schemes)[number];

const expectations: Readonly<
  Record<ThemeToken["kind"], { readonly isValid: (value: string) => boolean; readonly text: string }>
> = {
  color: { isValid: isHexColor, text: 'must be a color such as "#127461"' },
  length: {
    isValid: (value) => /^(?:0|\d{1,3}(?:\.\d{1,3})?(?:px|rem|em))$/.test(value),
    text: 'must be a length such as "4px"',
  },
  font: {
    isValid: (value) => /^[\p{L}\d\s,'"-]{1,300}$/u.test(value),
    text: "must be names of fonts, separated by commas",
  },
};

/** Returns the faults of a theme, each under the name of its token. */
export function themeFaults(given: ThemeTokens): ProjectFault[] {
  const known = themeTokens();
  return Object.entries(given).flatMap(([name, value]) => {
    const token = known[name];
    if (!token) return [{ name, complaint: `is unknown${suggestion(name, Object.keys(known))}` }];
    const { isValid, text } = expectations[token.kind];
    const values = schemes.map((scheme) => valueIn(value, scheme)).filter((each) => each !== undefined);
    return values.every(isValid) ? [] : [{ name, complaint: text }];
  });
}

/** Returns the styles of a valid theme. */
export function themeCss(given: ThemeTokens): string {
  const known = themeTokens();
  const rules = schemes.map((scheme) => {
    const declarations = Object.entries(given).flatMap(([name, value]) => {
      const token = known[name];
      const text = valueIn(value, scheme);
      return token && text !== undefined ? declarationsOf(token, text) : [];
    });
    return declarations.length > 0 ? `:root[data-mantine-color-scheme="${scheme}"]{${declarations.join(";")}}` : "";
  });
  return rules.join("");
}

function declarationsOf({ property, derived = {} }: ThemeToken, value: string): string[] {
  return [
    `${property}:${value}`,
    ...Object.entries(derived).map(([name, formula]) => `${property}-${name}:${formula.replaceAll("$", value)}`),
  ];
}

/** WCAG 2.2, level AA, for text of normal size. */
const leastContrast = 4.5;

/** Returns a line for each text of a valid theme that is hard to read. */
export function contrastWarnings(given: ThemeTokens): string[] {
  const known = themeTokens();
  return schemes.flatMap((scheme) => {
    const colorOf = (name: string) => valueIn(given[name], scheme) ?? known[name]?.[scheme] ?? "";
    return Object.entries(known).flatMap(([name, { on, above }]) => {
      const pair = on === undefined ? above : colorOf(on);
      if (pair === undefined || !(name in given || (on !== undefined && on in given))) return [];
      const contrast = contrastOf(colorOf(name), pair);
      if (contrast >= leastContrast) return [];
      const other = on ?? `text in ${pair}`;
      return [
        `${name} and ${other} have a contrast of ${contrast.toFixed(1)} in the ${scheme} scheme; WCAG AA needs ${leastContrast}`,
      ];
    });
  });
}

function valueIn(value: ThemeValue | undefined, scheme: Scheme): string | undefined {
  return typeof value === "object" ? value[scheme] : value;
}
