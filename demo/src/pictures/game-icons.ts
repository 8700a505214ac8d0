import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Games and puzzles. */
export const gameIcons = {
  die: (c) =>
    area("M100 8L184 54V146L100 192L16 146V54Z", c.mid) +
    area("M100 8L184 54L100 100L16 54Z", c.light) +
    area("M100 100L184 54V146L100 192Z", c.dark) +
    ellipse([100, 54, 15, 9], c.pale) +
    repeat([38, 58, 78], (x) => ellipse([x, 78 + (x - 38) * 1.2 + 16, 8, 10], c.pale)) +
    repeat([122, 162], (x) => ellipse([x, x === 122 ? 154 : 94, 8, 10], c.accent)),
  puzzle: (c) =>
    area("M16 60H72Q62 24 92 24Q122 24 112 60H158V108Q194 98 194 126Q194 154 158 144V190H16Z", c.mid) +
    area("M34 78H140V172H34Z", c.light) +
    area("M34 172L72 118L96 146L116 126L140 156V172Z", c.dark) +
    circle(114, 102, 12, c.accent),
  pawn: (c) =>
    circle(100, 44, 34, c.mid) +
    area("M76 84H124Q126 130 150 160H50Q74 130 76 84Z", c.mid) +
    rect([64, 72, 72, 16], 8, c.dark) +
    rect([34, 158, 132, 28], 10, c.dark) +
    circle(88, 34, 9, c.light) +
    rect([50, 150, 100, 10], 5, c.accent),
  cards: (c) =>
    `<g transform="rotate(-17 100 180)">${rect([50, 26, 100, 146], 12, c.dark)}</g>` +
    `<g transform="rotate(2 100 180)">${rect([50, 24, 100, 146], 12, c.mid)}</g>` +
    `<g transform="rotate(20 100 180)">${rect([50, 24, 100, 146], 12, c.pale)}` +
    `${area("M100 66Q138 100 100 132Q62 100 100 66Z", c.accent)}${circle(66, 42, 6, c.mid)}${circle(134, 152, 6, c.mid)}</g>`,
  board: (c) =>
    rect([6, 30, 188, 150], 16, c.dark) +
    rect([18, 42, 164, 126], 10, c.mid) +
    repeat([46, 82, 118, 154], (x) => repeat([74, 136], (y) => circle(x, y, 14, c.light))) +
    repeat([46, 118], (x) => circle(x, 74, 8, c.accent)) +
    repeat([82, 154], (x) => circle(x, 136, 8, c.pale)),
  marbleRun: (c) =>
    repeat([14, 158], (x) => rect([x, 22, 28, 164], 6, c.dark)) +
    line("M34 54L166 84M166 104L34 134M34 152L166 174", c.mid, 14) +
    circle(84, 46, 16, c.accent) +
    circle(120, 96, 14, c.light) +
    circle(60, 140, 12, c.pale),
  tiles: (c) =>
    repeat(
      [0, 1, 2],
      (index) =>
        `<g transform="rotate(${index * 9 - 10} ${40 + index * 60} 100)">${rect([8 + index * 64, 64, 62, 68], 10, index === 1 ? c.accent : c.mid)}` +
        `<text x="${39 + index * 64}" y="113" font-family="Georgia,serif" font-weight="700" font-size="40" text-anchor="middle" fill="${c.pale}">${"ABC"[index]}</text></g>`,
    ),
  burr: (c) =>
    rect([76, 4, 48, 192], 6, c.light) +
    rect([4, 76, 192, 48], 6, c.mid) +
    `<g transform="rotate(45 100 100)">${rect([10, 80, 180, 40], 6, c.dark)}</g>` +
    rect([78, 78, 44, 44], 6, c.accent),
} as const satisfies Record<string, Icon>;
