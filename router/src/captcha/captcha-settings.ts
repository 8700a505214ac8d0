import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { CaptchaProvider, CaptchaSources } from "@souk/kernel/project/providers/captcha-provider";
import { readPluginSettings } from "@souk/kernel/project/providers/plugin-settings";
import { siteverifyCaptcha, type SiteverifyService } from "@souk/kernel/project/providers/siteverify-captcha";
import { suggestion } from "@souk/kernel/project/suggestion";
import { Kind, parse } from "graphql";

export interface CaptchaSettings {
  /** The name of the provider. */
  readonly name: string;
  readonly open: () => CaptchaProvider | Promise<CaptchaProvider>;
  /** The root fields that need a captcha. */
  readonly mutations: ReadonlySet<string>;
  /** How many failed sign-ins need no captcha; 0: each sign-in needs one. */
  readonly toleratedSignIns: number;
}

type OwnService = Pick<SiteverifyService, "verifyUrl" | "scriptUrl" | "global" | "sources" | "opensWindow">;

const turnstile = ["https://challenges.cloudflare.com"];
const hcaptcha = ["https://hcaptcha.com", "https://*.hcaptcha.com"];

const ownServices: Readonly<Record<"turnstile" | "hcaptcha", OwnService>> = {
  turnstile: {
    verifyUrl: "https://challenges.cloudflare.com/turnstile/v0/siteverify",
    scriptUrl: "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit&onload=onCaptchaScript",
    global: "turnstile",
    sources: { scripts: turnstile, frames: turnstile, connections: turnstile, styles: [] },
  },
  hcaptcha: {
    verifyUrl: "https://api.hcaptcha.com/siteverify",
    scriptUrl: "https://js.hcaptcha.com/1/api.js?render=explicit&onload=onCaptchaScript&hl={language}",
    global: "hcaptcha",
    sources: { scripts: hcaptcha, frames: hcaptcha, connections: hcaptcha, styles: hcaptcha },
    opensWindow: true,
  },
};

const usualMutations = "register,login,requestOrderLink";

/** Reads the captcha of the shop; undefined without one. `supergraphSdl` has the mutations that may be protected. */
export function readCaptchaSettings(reader: SettingsReader, supergraphSdl: string): CaptchaSettings | undefined {
  const { provider: plugin } = reader.project.project.captcha;
  const own = plugin ? [plugin.name] : [];
  /**
   * @setting CAPTCHA_PROVIDER `turnstile`, `hcaptcha`, the name of the provider in `souk.config.ts`, or `off`:
   * docs/configuration.md
   * @default the provider in `souk.config.ts`; `off` without one
   * @example turnstile
   */
  const name = reader.oneOf("CAPTCHA_PROVIDER", ["off", "turnstile", "hcaptcha", ...own], own[0] ?? "off");
  if (name === "off") return undefined;
  return {
    name,
    open: plugin?.name === name ? readPlugin(reader, plugin) : readService(reader, name as keyof typeof ownServices),
    mutations: readMutations(reader, supergraphSdl),
    /**
     * @setting CAPTCHA_LOGIN_AFTER after how many failed sign-ins within ten minutes `login` needs a captcha, for the same email address or, at five times
     * as many, for the same client address; `0`: each `login` needs one
     * @default 3
     */
    toleratedSignIns: reader.wholeNumber("CAPTCHA_LOGIN_AFTER", { fallback: 3, min: 0, max: 1000 }),
  };
}

function readPlugin(
  reader: SettingsReader,
  plugin: NonNullable<SettingsReader["project"]["project"]["captcha"]["provider"]>,
): CaptchaSettings["open"] {
  const settings = readPluginSettings(reader, plugin.settings);
  return () => plugin.open(settings);
}

function readService(reader: SettingsReader, name: keyof typeof ownServices): CaptchaSettings["open"] {
  const usual = ownServices[name];
  /** @setting CAPTCHA_SITE_KEY the public key of the account, required with `turnstile` and `hcaptcha` */
  const siteKey = reader.text("CAPTCHA_SITE_KEY");
  /** @setting CAPTCHA_SECRET the secret of the account, required with `turnstile` and `hcaptcha` */
  const secret = reader.text("CAPTCHA_SECRET");
  /**
   * @setting CAPTCHA_VERIFY_URL the address that verifies tokens
   * @default the vendor's
   * @example https://captcha.example/siteverify
   */
  const verifyUrl = reader.url("CAPTCHA_VERIFY_URL", ["https:", "http:"], usual.verifyUrl);
  /**
   * @setting CAPTCHA_SCRIPT_URL the address of the script for browsers
   * @default the vendor's
   * @example https://captcha.example/api.js
   */
  const scriptUrl = reader.url("CAPTCHA_SCRIPT_URL", ["https:", "http:"], usual.scriptUrl);
  const sources = withOrigin(usual.sources, scriptUrl);
  return () => siteverifyCaptcha({ ...usual, siteKey, secret, verifyUrl, scriptUrl, sources });
}

/** A compatible service serves everything from the origin of its script. */
function withOrigin(sources: CaptchaSources, url: string): CaptchaSources {
  const origin = URL.canParse(url) ? [new URL(url).origin] : [];
  const add = (origins: readonly string[]) => [...new Set([...origins, ...origin])];
  const { scripts, frames, connections, styles } = sources;
  return { scripts: add(scripts), frames: add(frames), connections: add(connections), styles: add(styles) };
}

function readMutations(reader: SettingsReader, supergraphSdl: string): ReadonlySet<string> {
  /**
   * @setting CAPTCHA_MUTATIONS the mutations that need a captcha, comma-separated; `login` only after failed sign-ins
   * @default register,login,requestOrderLink
   * @example register,login,requestOrderLink,saveReview
   */
  const names = reader
    .text("CAPTCHA_MUTATIONS", usualMutations)
    .split(",")
    .map((name) => name.trim());
  const known = mutationsOf(supergraphSdl);
  for (const name of names)
    if (!known.includes(name))
      reader.fault(
        "CAPTCHA_MUTATIONS",
        `${JSON.stringify(name)} is no mutation of the graph${suggestion(name, known)}`,
      );
  return new Set(names);
}

/** An unreadable schema is a fault of another setting. */
function mutationsOf(supergraphSdl: string): string[] {
  if (supergraphSdl === "") return usualMutations.split(",");
  return parse(supergraphSdl, { noLocation: true }).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === "Mutation"
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}
