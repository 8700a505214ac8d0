import { parseCrontab } from "graphile-worker";
import { z } from "zod";
import { customFieldFaults } from "../custom-fields/check-custom-fields.js";
import { projectService, subgraphNames } from "../config/subgraph-addresses.js";
import { isSettingOrAddress } from "./subgraphs/foreign-subgraph.js";
import type { ProjectFault } from "./project.js";
import { rulePlaces } from "./rules.js";
import { locales } from "../values/locale.js";
import { suggestion } from "./suggestion.js";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be a name in lower case: letters, digits and hyphens, at most 40");

const callable = z.custom<unknown>((value) => typeof value === "function", "must be a function");

const settingName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be the name of a setting");

const pluginSettings = z.record(settingName, z.enum(["required", "optional"]));

const texts = z.record(z.string(), z.string().max(2000)).optional();

const themeValue = z.union(
  [
    z.string().max(300),
    z.strictObject({ light: z.string().max(300).optional(), dark: z.string().max(300).optional() }),
  ],
  { error: "must be a text, or { light, dark }" },
);

const ownProviders = ["sandbox", "stripe", "razorpay"];

const ownCaptchas = ["off", "turnstile", "hcaptcha"];

/** Names that would be confused with a service of Souk. */
const ownServices: readonly string[] = [...subgraphNames, projectService, "router", "edge", "audit", "import"];

const timeout = z.int().min(1).max(120_000).optional();

const projectRule = entries({
  settings: z.array(settingName).optional(),
  limits: entries({
    ruleTimeoutMs: z.int().min(1).max(10_000).optional(),
    priceChangePercent: z.int().min(0).max(1000).optional(),
  }).optional(),
  rules: entries(
    Object.fromEntries(rulePlaces.map((place) => [place, z.record(name, callable).optional()])),
  ).optional(),
  shipping: entries({
    calculator: z.looseObject({ name, ignoresLines: z.boolean().optional(), quote: callable }).optional(),
  }).optional(),
  tax: entries({
    calculator: z.looseObject({ name, ignoresCategories: z.boolean().optional(), calculate: callable }),
    prices: z.enum(["included", "added"]),
  }).optional(),
  payments: entries({
    providers: namedOnce(
      z.looseObject({
        name: name.refine((given) => !ownProviders.includes(given), "is the name of a provider of Souk"),
        settings: pluginSettings,
        open: callable,
      }),
    ).optional(),
  }).optional(),
  mail: entries({
    transport: z.looseObject({ name, settings: pluginSettings, open: callable }).optional(),
    reports: z.looseObject({ name, settings: pluginSettings, open: callable }).optional(),
    templates: z.record(z.string(), callable).optional(),
  }).optional(),
  captcha: entries({
    provider: z
      .looseObject({
        name: name.refine((given) => !ownCaptchas.includes(given), "is the name of a provider of Souk"),
        settings: pluginSettings,
        open: callable,
      })
      .optional(),
  }).optional(),
  jobs: namedOnce(
    z.looseObject({
      name,
      cron: z.string().refine(isSchedule, 'is no schedule such as "30 4 * * *"'),
      timeoutSeconds: z.int().min(1).max(3600).optional(),
      run: callable,
    }),
  ).optional(),
  commands: z.record(name, z.looseObject({ summary: z.string().min(1).max(200), run: callable })).optional(),
  eventHandlers: z
    .array(
      z.custom<object>(
        (value) => typeof value === "object" && value !== null && "handle" in value,
        "must be made by `on`",
      ),
    )
    .optional(),
  fields: z.custom<unknown>().optional(),
  apollo: entries({
    plugins: z
      .array(
        z.custom<object>((value) => typeof value === "object" && value !== null, "must be a plugin of Apollo Server"),
      )
      .optional(),
  }).optional(),
  storefront: entries({
    theme: entries({ tokens: z.record(z.string(), themeValue).optional() }).optional(),
    messages: entries(Object.fromEntries(locales.map((locale) => [locale, texts]))).optional(),
    pages: z.string().min(1).optional(),
  }).optional(),
  subgraphs: namedOnce(
    entries({
      name: name.refine((given) => !ownServices.includes(given), "is the name of a service of Souk"),
      url: z.string().refine(isSettingOrAddress, 'must be the name of a setting such as "GIFTS_URL", or an address'),
      schema: z.string().min(1),
      timeoutMs: timeout,
    }),
  ).optional(),
  graph: entries({
    schema: z.string().min(1),
    resolvers: z.record(z.string(), z.record(z.string(), callable)),
  }).optional(),
  // the router has the rules
  router: z.custom<object>((value) => typeof value === "object" && value !== null, "must be an object").optional(),
});

/**
 * Returns every fault of a configuration, each under its path, such as `rules.beforeCheckout.limit`. `currency`: the
 * shop's, by which defaults of money fields are checked.
 */
export function projectFaults(config: unknown, currency: string): ProjectFault[] {
  const { error } = projectRule.safeParse(config);
  const fields = typeof config === "object" && config !== null && "fields" in config ? config.fields : undefined;
  const fieldFaults = fields === undefined ? [] : customFieldFaults(fields, currency);
  return [...(error?.issues ?? []).flatMap(faultsOf), ...fieldFaults];
}

function isSchedule(cron: string): boolean {
  if (cron.trim().split(/\s+/).length !== 5) return false;
  try {
    return parseCrontab(`${cron} task`).length === 1;
  } catch {
    return false;
  }
}

/** A list of parts, each with its own name. */
function namedOnce<Part extends z.ZodType<{ readonly name: string }>>(part: Part) {
  return z.array(part).superRefine((parts, context) => {
    for (const [index, { name: given }] of parts.entries())
      if (parts.findIndex((each) => each.name === given) < index)
        context.addIssue({ code: "custom", path: [index, "name"], message: `${given} is already the name of another` });
  });
}

/** An object whose other keys are faults, each with a suggestion. */
function entries<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `is unknown${suggestion(key, Object.keys(shape))}`).join("\n")
        : undefined,
  });
}

function faultsOf(issue: z.core.$ZodIssue): ProjectFault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const complaints = issue.message.split("\n");
    return issue.keys.map((key, index) => faultAt([...path, key], complaints[index] ?? "is unknown"));
  }
  const message = issue.code === "invalid_key" ? issue.issues[0]?.message : undefined;
  return [faultAt(path, message ?? issue.message)];
}

function faultAt(path: readonly string[], complaint: string): ProjectFault {
  return { name: path.length === 0 ? "the default export" : path.join("."), complaint };
}
