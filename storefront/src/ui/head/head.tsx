import { useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { useShopSettings } from "../../app/shop-settings";

export interface HeadProps {
  readonly title: string;
  /** For search results and shared links; about 150 characters of it are shown. */
  readonly description?: string | null;
  /** An address, or a path of this shop. */
  readonly image?: string | null;
  readonly type?: "website" | "product" | "article";
  /** The path that stands for this page, where several show the same. */
  readonly canonical?: string;
  /** Pages of one person, and results of a search, are for nobody else to find. */
  readonly hidden?: boolean;
  /** Schema.org, e.g. a `Product` with its `Offer`. */
  readonly structured?: object | readonly object[];
}

/** What a page says of itself: to the browser, to those who share it, and to search engines. */
export function Head({ title, description, image, type = "website", canonical, hidden, structured }: HeadProps) {
  const t = useTranslations("common");
  const { origin, locale } = useShopSettings();
  const { pathname } = useLocation();
  const address = new URL(canonical ?? pathname, origin || "http://localhost").href;
  const shown = description ? shortened(description) : undefined;
  const name = `${title} · ${t("shopName")}`;
  // its address may be a secret, as that of a mailed link is
  if (hidden) {
    return (
      <>
        <title>{name}</title>
        <meta name="robots" content="noindex" />
      </>
    );
  }
  return (
    <>
      <title>{name}</title>
      {shown && <meta name="description" content={shown} />}
      <link rel="canonical" href={address} />
      <meta property="og:title" content={title} />
      <meta property="og:type" content={type} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={t("shopName")} />
      <meta property="og:locale" content={locale === "fr" ? "fr_CA" : "en_CA"} />
      {shown && <meta property="og:description" content={shown} />}
      {image && <meta property="og:image" content={new URL(image, origin || "http://localhost").href} />}
      {structured && <StructuredData data={structured} />}
    </>
  );
}

/** A block that no browser runs. `<` is written so that no text can end it. */
function StructuredData({ data }: { readonly data: object }) {
  const text = JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}

const longestDescription = 160;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line.length <= longestDescription) return line;
  return `${line.slice(0, line.lastIndexOf(" ", longestDescription - 1))}…`;
}
