import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { OpenidProviderSettings } from "./domain/identities/identity.js";

/**
 * Reads the providers. `OIDC_PROVIDERS=google,work` names them; each has its own settings, `OIDC_GOOGLE_ISSUER` and so
 * on.
 */
export function readIdentityProviders(reader: SettingsReader): readonly OpenidProviderSettings[] {
  /**
   * @setting OIDC_PROVIDERS the names of external identity providers (OpenID Connect), comma-separated. Each has
   * the settings `OIDC_<NAME>_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, `_NAME` (default: the name) and `_SCOPES`
   * (default: `openid email profile`), and redirects browsers to `PUBLIC_URL/sign-in/<name>/callback`
   * @example google,work
   */
  const named = reader.optionalText("OIDC_PROVIDERS");
  if (named === undefined) return [];
  const ids = named.split(",").map((id) => id.trim());
  if (new Set(ids).size < ids.length) reader.fault("OIDC_PROVIDERS", "names a provider twice");
  return ids.flatMap((id) => {
    if (/^[a-z][a-z0-9]{0,19}$/.test(id)) return [readProvider(reader, id)];
    reader.fault("OIDC_PROVIDERS", `${JSON.stringify(id)} must be 1 to 20 small letters and digits`);
    return [];
  });
}

function readProvider(reader: SettingsReader, id: string): OpenidProviderSettings {
  const prefix = `OIDC_${id.toUpperCase()}`;
  // secrets are sent to these URLs
  const protocols = reader.production ? ["https:"] : ["https:", "http:"];
  return {
    id,
    name: reader.text(`${prefix}_NAME`, id),
    issuer: reader.url(`${prefix}_ISSUER`, protocols),
    clientId: reader.text(`${prefix}_CLIENT_ID`),
    clientSecret: reader.text(`${prefix}_CLIENT_SECRET`),
    scopes: reader.text(`${prefix}_SCOPES`, "openid email profile"),
  };
}
