import { describe, expect, it, test } from "@jest/globals";
import { newCertificateNumber, readCertificateNumber } from "./certificate.js";

describe("the number of a certificate", () => {
  test.each([
    ["as it is printed", "K7Q2-9M4T-XB3H-5WZN", "K7Q2-9M4T-XB3H-5WZN"],
    ["in small letters with spaces", " k7q2 9m4t xb3h 5wzn ", "K7Q2-9M4T-XB3H-5WZN"],
    ["with letters for digits", "olio-9m4t-xb3h-5wzn", "0110-9M4T-XB3H-5WZN"],
    ["a letter short", "K7Q2-9M4T-XB3H-5WZ", null],
    ["with a U", "U7Q2-9M4T-XB3H-5WZN", null],
    ["empty", "", null],
  ])("is read %s", (_case, text, number) => {
    expect(readCertificateNumber(text)).toBe(number);
  });

  it("is read as it was made", () => {
    const number = newCertificateNumber();
    expect(readCertificateNumber(number)).toBe(number);
    expect(newCertificateNumber()).not.toBe(number);
  });
});
