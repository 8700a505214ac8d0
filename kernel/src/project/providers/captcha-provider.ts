import type { PluginSettingNames, PluginSettings } from "./plugin-settings.js";

/** Origins such as `https://captcha.example`, by directive of the Content-Security-Policy. */
export interface CaptchaSources {
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly connections: readonly string[];
  readonly styles: readonly string[];
}

/** The challenge in a browser. It runs in a frame of its own, whose policy alone allows its origins. */
export interface CaptchaWidget {
  /** The public key of the shop, for clients that draw the challenge themselves. */
  readonly siteKey: string;
  /**
   * JavaScript of the frame. It draws into the element with the id `captcha` and calls `captcha.solved(token)`,
   * `captcha.expired()` or `captcha.failed()`. `captcha.resize(pixels)` changes the height of the frame;
   * `captcha.language` is `en` or `fr`, `captcha.colorScheme` is `light` or `dark`.
   */
  readonly code: string;
  /** The address of a script that is loaded after the code. `{language}` in it is replaced. */
  readonly script?: string;
  /** The other origins that the frame uses. */
  readonly sources: CaptchaSources;
}

/** A token that a client sent with a mutation. */
export interface CaptchaAttempt {
  readonly token: string;
  /** The root field of the mutation, such as `register`. */
  readonly mutation: string;
  readonly clientAddress: string;
}

/** refused: the token is wrong, used or expired. `reason` is for the log. */
export type CaptchaOutcome = { readonly kind: "passed" } | { readonly kind: "refused"; readonly reason: string };

/** Distinguishes people from programs. */
export interface CaptchaProvider {
  readonly widget: CaptchaWidget;
  /** Verifies a token, which must pass only once. Throws when the token cannot be verified now. */
  verify(attempt: CaptchaAttempt): Promise<CaptchaOutcome>;
}

/** A captcha provider of the project. `CAPTCHA_PROVIDER` replaces it. */
export interface CaptchaPlugin {
  readonly name: string;
  /** The settings of the environment that it reads; only the router gets them. */
  readonly settings: PluginSettingNames;
  /** Opens the provider at the start of the router. */
  open(settings: PluginSettings): CaptchaProvider | Promise<CaptchaProvider>;
}
