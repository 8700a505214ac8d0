/** Reads the text fields of a form. */
export class FormFields {
  private constructor(private readonly data: FormData) {}

  /** A form that cannot be read has no fields. */
  static async of(request: Request): Promise<FormFields> {
    return new FormFields(await request.formData().catch(() => new FormData()));
  }

  static from(data: FormData): FormFields {
    return new FormFields(data);
  }

  /**
   * Returns "" for a missing field, and for a file: no form here has file fields. Browsers send line breaks as CR LF;
   * fields have LF.
   */
  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
  }

  /** Returns the texts of the fields `prefix.name`, by their names. */
  textsUnder(prefix: string): Readonly<Record<string, string>> {
    const names = [...this.data.keys()].filter((name) => name.startsWith(`${prefix}.`));
    return Object.fromEntries(names.map((name) => [name.slice(prefix.length + 1), this.text(name)]));
  }

  /** Returns undefined if the field is missing or is not a whole number. */
  wholeNumber(name: string): number | undefined {
    const text = this.text(name).trim();
    return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
  }
}
