import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Locale } from "@souk/kernel/values/locale";
import { LRUCache } from "lru-cache";
import type { Certificate } from "../domain/certificate/certificate.js";
import type { CertificatePrinter } from "../domain/certificate/issue-certificate.js";

export interface PdfCertificateSettings {
  /** The address of a certificate's page for everyone. */
  readonly urlOf: (number: string) => string;
  readonly shopName: (locale: Locale) => string;
  /** The path of a TrueType or OpenType font; null for Inter, which has Latin, Greek and Cyrillic letters. */
  readonly font: string | null;
}

const texts = {
  en: {
    title: "Certificate of completion",
    before: "This certifies that",
    after: "has completed the course",
    on: (date: string) => `on ${date}`,
    check: "Check this certificate at",
  },
  fr: {
    title: "Certificat de réussite",
    before: "Ce document atteste que",
    after: "a terminé le cours",
    on: (date: string) => `le ${date}`,
    check: "Vérifiez ce certificat à l’adresse",
  },
} as const;

// points, of A4 in landscape
const page = { width: 841.89, height: 595.28 };
const margin = 36;
const column = { left: 90, width: page.width - 180 };
const qrSize = 84;
const dark = "#1f2a30";
const muted = "#5b6870";

const inter = {
  regular: fileURLToPath(import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf")),
  bold: fileURLToPath(import.meta.resolve("@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf")),
};

/** Prints certificates with pdfkit, which is loaded with the first certificate. */
export class PdfCertificates implements CertificatePrinter {
  private readonly fonts: { readonly regular: string; readonly bold: string };
  /** A print takes about 0.2 s of processor time, and everyone who knows a number may repeat it. */
  private readonly printed = new LRUCache<string, Promise<Buffer>>({ max: 200 });
  private signs: Promise<ReadonlySet<number>> | undefined;

  constructor(private readonly settings: PdfCertificateSettings) {
    const { font } = settings;
    this.fonts = font === null ? inter : { regular: font, bold: font };
  }

  async unprintable(text: string): Promise<string> {
    const isPrintable = await this.printable();
    return [...new Set(text)].filter((character) => !isPrintable(character)).join("");
  }

  print(certificate: Certificate, locale: Locale): Promise<Buffer> {
    const key = JSON.stringify([certificate.number, locale, certificate.studentName]);
    const printed = this.printed.get(key) ?? this.draw(certificate, locale);
    this.printed.set(key, printed);
    printed.catch(() => this.printed.delete(key));
    return printed;
  }

  private async draw(certificate: Certificate, locale: Locale): Promise<Buffer> {
    const [{ default: PDFDocument }, { encode }, isPrintable] = await Promise.all([
      import("pdfkit"),
      import("uqr"),
      this.printable(),
    ]);
    const { number, studentName, courseTitle, completedAt, issuedAt } = certificate;
    const { regular, bold } = this.fonts;
    const text = texts[locale];
    const shown = (value: string): string => value.replace(/./gsu, (each) => (isPrintable(each) ? each : "")).trim();
    const shop = shown(this.settings.shopName(locale));
    const document = new PDFDocument({
      size: [page.width, page.height],
      margin: 0,
      lang: locale,
      displayTitle: true,
      info: { Title: `${text.title}, ${number}`, Author: shop, CreationDate: issuedAt },
    });
    const line = (
      value: string,
      y: number,
      size: number,
      { font = regular, color = dark, maxLines = 1 } = {},
    ): void => {
      document.font(font).fillColor(color);
      let fitted = size;
      while (fitted > size / 2 && document.fontSize(fitted).widthOfString(value) > column.width * maxLines * 0.9)
        fitted -= 1;
      const height = document.currentLineHeight(true) * maxLines + 1;
      document.text(value, column.left, y, { width: column.width, height, align: "center", ellipsis: true });
    };
    document
      .rect(margin, margin, page.width - 2 * margin, page.height - 2 * margin)
      .lineWidth(1.5)
      .stroke(dark);
    document
      .rect(margin + 6, margin + 6, page.width - 2 * margin - 12, page.height - 2 * margin - 12)
      .lineWidth(0.5)
      .stroke(muted);
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(completedAt);
    line(shop, 72, 16, { font: bold, color: muted });
    line(text.title, 112, 34, { font: bold });
    line(text.before, 182, 13, { color: muted });
    line(shown(studentName), 208, 30, { font: bold });
    line(text.after, 264, 13, { color: muted });
    line(shown(courseTitle), 290, 24, { font: bold, maxLines: 2 });
    line(text.on(date), 366, 13, { color: muted });

    const url = this.settings.urlOf(number);
    const qr = encode(url, { border: 0, ecc: "M" });
    const module = qrSize / qr.size;
    const [left, top] = [(page.width - qrSize) / 2, 406];
    qr.data.forEach((row, y) =>
      row.forEach((isDark, x) => isDark && document.rect(left + x * module, top + y * module, module, module)),
    );
    document.fill(dark);
    line(number, 500, 12, { font: bold });
    line(`${text.check} ${url}`, 520, 9, { color: muted });
    document.end();
    return buffer(document);
  }

  /** Returns whether the font has a sign for a character. */
  private async printable(): Promise<(character: string) => boolean> {
    this.signs ??= import("fontkit").then(({ openSync }) => {
      const font = openSync(this.fonts.regular);
      if (!("characterSet" in font)) throw new Error(`${this.fonts.regular} has more than one font`);
      return new Set(font.characterSet);
    });
    const signs = await this.signs;
    return (character) => signs.has(character.codePointAt(0) ?? 0);
  }
}
