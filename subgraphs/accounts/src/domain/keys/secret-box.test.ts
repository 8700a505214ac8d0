import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { SecretBox } from "./secret-box.js";

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

describe("a secret box", () => {
  test("opens sealed text for the same purpose and owner only", () => {
    const box = new SecretBox([newKey]);
    const sealed = box.seal("the secret", "for june");
    expect(box.open(sealed, "for june")).toBe("the secret");
    expect(() => box.open(sealed, "for jane")).toThrow("unable to authenticate data");
    expect(sealed.toString("latin1")).not.toContain("the secret");
    expect(box.seal("the secret", "for june").equals(sealed)).toBe(false);
  });

  test("refuses changed data", () => {
    const box = new SecretBox([newKey]);
    const sealed = box.seal("the secret", "for june");
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => box.open(changed, "for june")).toThrow(/unable to authenticate data|was sealed with the key/);
    }
  });

  test("opens data sealed with an older configured key, and reports that the key is older", () => {
    const sealed = new SecretBox([oldKey]).seal("the secret", "for june");
    const both = new SecretBox([newKey, oldKey]);
    expect(both.open(sealed, "for june")).toBe("the secret");
    expect([both.isOutdated(sealed), both.isOutdated(both.seal("x", "y"))]).toEqual([true, false]);
    expect(() => new SecretBox([newKey]).open(sealed, "for june")).toThrow(/which the settings do not have/);
  });
});
