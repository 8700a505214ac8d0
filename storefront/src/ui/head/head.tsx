import { useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { locales } from "../../app/locale";
import { defaultLocale, pathIn } from "../../app/localized-path";
import { previewedPage, previewPath } from "../../preview/preview-path";
import { useShopSettings } from "../../app/shop-settings";

export interface HeadProps {
  readonly title: string;
  /** For search results and link previews, which show about 150 characters. */
  readonly description?: string | null;
  /** A URL, or a path of this shop. */
  readonly image?: string | null;
  readonly type?: "website" | "product" | "article";
  /** The preferred path, if several pages show the same content. */
  readonly canonical?: string;
  /** True for private pages and search results, which search engines should not list. */
  readonly hidden?: boolean;
  /** Schema.org data, e.g. a `Product` with its `Offer`. */
  readonly structured?: object | readonly object[];
}

/** The metadata of a page for the browser, link previews and search engines. */
export function Head({ title, description, image, type = "website", canonical, hidden, structured }: HeadProps) {
  const t = useTranslations("common");
  const { origin, locale } = useShopSettings();
  const { pathname } = useLocation();
  const base = origin || "http://localhost";
  const path = canonical ?? pathname;
  const address = new URL(pathIn(locale, path), base).href;
  const shown = description ? shortened(description) : undefined;
  const name = `${title} · ${t("shopName")}`;
  // the address may be a secret, e.g. a mailed link
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
      {locales.map((each) => (
        <link key={each} rel="alternate" hrefLang={each} href={new URL(pathIn(each, path), base).href} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={new URL(pathIn(defaultLocale, path), base).href} />
      <meta property="og:title" content={title} />
      <meta property="og:type" content={type} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={t("shopName")} />
      <meta property="og:locale" content={`${locale}_CA`} />
      {locales.map(
        (each) => each !== locale && <meta key={each} property="og:locale:alternate" content={`${each}_CA`} />,
      )}
      {shown && <meta property="og:description" content={shown} />}
      {image && isPhoto(image) && <meta property="og:image" content={new URL(image, base).href} />}
      {previewedPage(path) && <PreviewPicture address={new URL(previewPath(pathIn(locale, path)), base).href} />}
      {structured && <StructuredData data={structured} />}
    </>
  );
}

/** A drawing with the title, for networks that show no SVG and for pages without a photo. */
function PreviewPicture({ address }: { readonly address: string }) {
  return (
    <>
      <meta property="og:image" content={address} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

function isPhoto(image: string): boolean {
  return /\.(?:png|jpe?g|webp)(?:\?|$)/i.test(image);
}

/** A block that browsers do not execute. `<` is escaped, so that no text can end the block. */
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
