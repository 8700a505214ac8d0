import { expect, test } from "vitest";
import { redisHosts, redisNodes } from "../cache/redis-client.js";
import { SettingsReader } from "./config-reader.js";
import { readRedisUrl } from "./redis-setting.js";

test.each([
  ["one server", "redis://a:1", { nodes: ["redis://a:1"], isCluster: false }],
  ["several nodes", "redis://a:1, redis://b:2", { nodes: ["redis://a:1", "redis://b:2"], isCluster: true }],
  ["one node of a cluster", "rediss+cluster://u:p@a:1", { nodes: ["rediss://u:p@a:1"], isCluster: true }],
])("REDIS_URL names %s", (_title, url, expected) => {
  expect(readRedisUrl(new SettingsReader({ REDIS_URL: url }))).toBe(url);
  expect(redisNodes(url)).toEqual(expected);
});

test.each([
  ["another protocol", "http://a:1", /each with redis:/],
  ["an empty node", "redis://a:1,", /each with redis:/],
  ["a database of a cluster", "redis+cluster://a:1/2", /remove the path/],
])("REDIS_URL refuses %s, without its password", (_title, url, complaint) => {
  const reader = new SettingsReader({ REDIS_URL: url.replace("a:1", "u:secret@a:1") });
  readRedisUrl(reader);
  expect(reader.faults).toMatchObject([{ name: "REDIS_URL", complaint: expect.stringMatching(complaint) }]);
  expect(JSON.stringify(reader.faults)).not.toContain("secret");
});

test("the addresses for messages have no password", () => {
  expect(redisHosts("redis://u:secret@a:1,redis://u:secret@b:2")).toBe("a:1, b:2");
});
