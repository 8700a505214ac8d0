import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import type { ObjectStorage, StoredObject } from "../domain/object-storage.js";

/** The tests that each driver passes. */
export function objectStorageContract(open: () => Promise<ObjectStorage>): void {
  const read = async (storage: ObjectStorage, key: string): Promise<string | null> => {
    const stored = await storage.read(key);
    return stored && (await buffer(stored.content)).toString();
  };

  test("returns what was written, from bytes and from a stream", async () => {
    await using storage = await open();
    await storage.write("a/bytes", Buffer.from("one"), 3);
    await storage.write("a/stream.webp", Readable.from([Buffer.from("t"), Buffer.from("wo")]), 3);
    expect(await read(storage, "a/bytes")).toBe("one");
    expect(await read(storage, "a/stream.webp")).toBe("two");
    const stored = await storage.read("a/bytes");
    expect(stored?.sizeBytes).toBe(3);
    stored?.content.destroy();
  });

  test("can be used, also when it is empty", async () => {
    await using storage = await open();
    expect(await storage.check()).toBeUndefined();
  });

  test("returns a part of an object", async () => {
    await using storage = await open();
    await storage.write("a/range", Buffer.from("0123456789"), 10);
    const part = async (start: number, end: number): Promise<unknown[]> => {
      const stored = await storage.read("a/range", { start, end });
      return [stored?.sizeBytes, stored && (await buffer(stored.content)).toString()];
    };
    expect(await part(0, 1)).toEqual([2, "01"]);
    expect(await part(3, 6)).toEqual([4, "3456"]);
    expect(await part(9, 9)).toEqual([1, "9"]);
  });

  test("replaces an object", async () => {
    await using storage = await open();
    await storage.write("b/same", Buffer.from("old"), 3);
    await storage.write("b/same", Buffer.from("newer"), 5);
    expect(await read(storage, "b/same")).toBe("newer");
  });

  test("returns null for an object that does not exist, also below another object", async () => {
    await using storage = await open();
    await storage.write("c/file", Buffer.from("x"), 1);
    expect(await storage.read("c/none")).toBeNull();
    expect(await storage.read("c/file/below")).toBeNull();
    expect(await storage.read("c")).toBeNull();
  });

  test("stores nothing of a stream that breaks", async () => {
    await using storage = await open();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from("half");
        throw new Error("the connection broke");
      })(),
    );
    await expect(storage.write("d/broken", broken, 8)).rejects.toThrow("the connection broke");
    expect(await storage.read("d/broken")).toBeNull();
  });

  test("removes objects, and ignores keys without one", async () => {
    await using storage = await open();
    await storage.write("e/1", Buffer.from("1"), 1);
    await storage.write("e/2", Buffer.from("2"), 1);
    await storage.remove(["e/1", "e/none"]);
    expect(await storage.read("e/1")).toBeNull();
    expect(await read(storage, "e/2")).toBe("2");
  });

  test("lists the objects whose key has a prefix", async () => {
    await using storage = await open();
    for (const key of ["f/one/1", "f/one/2", "f/other/1"]) await storage.write(key, Buffer.from(key), key.length);
    const found = await listed(storage, "f/one/");
    expect(found.map(({ key }) => key).toSorted()).toEqual(["f/one/1", "f/one/2"]);
    expect(found[0]?.sizeBytes).toBe(7);
    expect(await listed(storage, "f/o")).toHaveLength(3);
    expect(await listed(storage, "none/")).toEqual([]);
  });

  test("refuses a key that leaves the storage", async () => {
    await using storage = await open();
    await expect(storage.write("../outside", Buffer.from("x"), 1)).rejects.toThrow("is no key");
    await expect(storage.read("a/../../outside")).rejects.toThrow("is no key");
  });
}

async function listed(storage: ObjectStorage, prefix: string): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const object of storage.list(prefix)) objects.push(object);
  return objects;
}
