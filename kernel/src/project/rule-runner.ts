import type { Counter, Histogram, Registry } from "prom-client";
import { z } from "zod";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import type { Logger } from "../logging/logger.js";
import { counterIn, histogramIn } from "../metrics/open-metric.js";
import { locales } from "../values/locale.js";
import { frozenCopy } from "./frozen-copy.js";
import type { ProjectLimits } from "./project-limits.js";
import type { Project } from "./project.js";
import {
  noRules,
  type AdjustedPrice,
  type AddToCartFacts,
  type Allow,
  type CheckoutFacts,
  type LineFacts,
  type PaidOrderFacts,
  type PriceAdjustment,
  type RuleBook,
  type RulePlace,
  type RuleRefusal,
  type Rules,
} from "./rules.js";
import { within } from "./within.js";

const localizedText = z.strictObject(Object.fromEntries(locales.map((locale) => [locale, z.string().min(1).max(500)])));
const allowed = z.strictObject({ kind: z.literal("allow") });
const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/, "must be capital letters, digits and underscores");
const refusal = z.strictObject({ kind: z.literal("refuse"), code, message: localizedText });
const adjustment = z.strictObject({ kind: z.literal("adjust"), unitPriceMinor: z.int().min(0), reason: localizedText });
const noted = z.strictObject({ kind: z.literal("note"), text: z.string().min(1).max(500) });

const resultSchemas = {
  beforeAddToCart: z.union([allowed, refusal]),
  beforeCheckout: z.union([allowed, refusal]),
  priceLine: z.union([allowed, adjustment]),
  afterOrderPaid: z.union([allowed, noted]),
} as const satisfies Record<RulePlace, z.ZodType>;

type Result<Place extends RulePlace> = Exclude<Awaited<ReturnType<NonNullable<Rules[Place]>[string]>>, Allow> | Allow;

/** The subgraphs that run rules. */
type RuleService = "cart" | "orders";

interface RuleRunnerDefinition {
  /** The subgraph; the prefix of the metrics. */
  readonly service: RuleService;
  readonly rules: Rules;
  readonly limits: ProjectLimits;
  readonly logger: Logger;
  readonly metrics: Registry;
}

/** Returns the rules that a subgraph runs. `service`: its name. */
export function ruleBookOf(
  service: RuleService,
  {
    project,
    logger,
    metrics,
  }: { readonly project?: Project | undefined; readonly logger: Logger; readonly metrics: Registry },
): RuleBook {
  if (!project || Object.values(project.rules).every((rules) => Object.keys(rules).length === 0)) return noRules;
  return new RuleRunner({ service, rules: project.rules, limits: project.limits, logger, metrics });
}

/** Runs the rules of a project one after another, each within the time limit, and checks their results. */
class RuleRunner implements RuleBook {
  private readonly results: Counter<"place" | "rule" | "result">;
  private readonly seconds: Histogram<"place" | "rule">;

  constructor(private readonly definition: RuleRunnerDefinition) {
    const { service, metrics } = definition;
    this.results = counterIn(metrics, `${service}_rule_results_total`);
    this.seconds = histogramIn(metrics, `${service}_rule_seconds`);
  }

  has(place: RulePlace): boolean {
    return Object.keys(this.definition.rules[place] ?? {}).length > 0;
  }

  beforeAddToCart(facts: AddToCartFacts): Promise<RuleRefusal | null> {
    return this.firstRefusal("beforeAddToCart", facts);
  }

  beforeCheckout(facts: CheckoutFacts): Promise<RuleRefusal | null> {
    return this.firstRefusal("beforeCheckout", facts);
  }

  async priceLine(facts: Omit<LineFacts, "unitPrice">): Promise<AdjustedPrice> {
    const { price } = facts.product;
    let unitPrice = price;
    const adjustments: PriceAdjustment[] = [];
    for (const rule of this.namesOf("priceLine")) {
      const result = await this.run("priceLine", rule, { ...facts, unitPrice });
      if (result.kind !== "adjust") continue;
      const { unitPriceMinor, reason } = result;
      if (unitPriceMinor === unitPrice.amountMinor) continue;
      if (!this.isWithinBounds(price.amountMinor, unitPriceMinor)) {
        this.fail("priceLine", rule, new RangeError(`${unitPriceMinor} is too far from ${price.amountMinor}`));
      }
      adjustments.push({ rule, reason, amountMinor: unitPriceMinor - unitPrice.amountMinor });
      unitPrice = { ...unitPrice, amountMinor: unitPriceMinor };
    }
    return { unitPrice, adjustments };
  }

  async afterOrderPaid(facts: PaidOrderFacts): Promise<readonly { readonly rule: string; readonly text: string }[]> {
    const notes: { rule: string; text: string }[] = [];
    for (const rule of this.namesOf("afterOrderPaid")) {
      const result = await this.run("afterOrderPaid", rule, facts);
      if (result.kind === "note") notes.push({ rule, text: result.text });
    }
    return notes;
  }

  private async firstRefusal<Place extends "beforeAddToCart" | "beforeCheckout">(
    place: Place,
    facts: AddToCartFacts | CheckoutFacts,
  ): Promise<RuleRefusal | null> {
    for (const rule of this.namesOf(place)) {
      const result = await this.run(place, rule, facts);
      if (result.kind !== "refuse") continue;
      this.definition.logger.info({ place, rule, reason: result.code }, "a rule refused");
      return { kind: "ruleRefused", rule, reasonCode: result.code, message: result.message };
    }
    return null;
  }

  private namesOf(place: RulePlace): string[] {
    return Object.keys(this.definition.rules[place] ?? {});
  }

  private async run<Place extends RulePlace>(place: Place, rule: string, facts: object): Promise<Result<Place>> {
    const { rules, limits } = this.definition;
    const decide = rules[place]?.[rule] as (facts: object) => unknown;
    const measured = this.seconds.startTimer({ place, rule });
    try {
      const answer = await within(limits.ruleTimeoutMs, async () => decide(frozenCopy(facts)));
      const result = resultSchemas[place].parse(answer) as Result<Place>;
      this.results.inc({ place, rule, result: result.kind });
      return result;
    } catch (error) {
      return this.fail(place, rule, error);
    } finally {
      measured();
    }
  }

  private fail(place: RulePlace, rule: string, error: unknown): never {
    this.results.inc({ place, rule, result: "failed" });
    this.definition.logger.error({ err: error, place, rule }, "a rule failed");
    throw new ServiceUnavailableError("rules", { cause: error });
  }

  private isWithinBounds(catalogMinor: number, adjustedMinor: number): boolean {
    const largest = (BigInt(catalogMinor) * BigInt(this.definition.limits.priceChangePercent)) / 100n;
    const change = BigInt(adjustedMinor) - BigInt(catalogMinor);
    return Number.isSafeInteger(adjustedMinor) && (change < 0n ? -change : change) <= largest;
  }
}
