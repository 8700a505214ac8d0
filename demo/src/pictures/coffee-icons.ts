import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Coffee and tea. */
export const coffeeIcons = {
  kettle: (c) =>
    line("M58 130Q4 128 12 66Q12 50 -6 46", c.dark, 11) +
    line("M132 72Q196 66 188 122Q184 152 158 154", c.dark, 13) +
    area("M60 62H140L164 172H36Z", c.mid) +
    area("M60 62A40 22 0 0 1 140 62Z", c.light) +
    circle(100, 36, 9, c.accent) +
    rect([28, 168, 144, 14], 7, c.dark) +
    line("M70 88L60 146", c.light, 8),
  mug: (c) =>
    line("M146 82H160A28 28 0 0 1 160 146H146", c.dark, 14) +
    area("M28 58H150V150A28 28 0 0 1 122 178H56A28 28 0 0 1 28 150Z", c.mid) +
    ellipse([89, 58, 61, 13], c.dark) +
    repeat([50, 82, 112, 132], (x) => circle(x, 92 + ((x * 7) % 60), 4, c.light)) +
    line("M66 30Q56 18 66 6M94 30Q84 18 94 6M122 30Q112 18 122 6", c.accent, 6),
  travelMug: (c) =>
    area("M54 50H146L134 186H66Z", c.mid) +
    rect([46, 28, 108, 26], 10, c.dark) +
    rect([84, 14, 36, 18], 7, c.accent) +
    area("M57 88H143L138 140H62Z", c.light) +
    line("M74 102L78 126", c.pale, 7),
  teapot: (c) =>
    line("M40 92Q-4 84 0 54", c.dark, 17) +
    line("M154 74Q208 74 192 118Q184 140 156 142", c.dark, 12) +
    ellipse([98, 118, 76, 60], c.mid) +
    area("M60 68A38 22 0 0 1 136 68Z", c.light) +
    circle(98, 40, 9, c.accent) +
    repeat(
      [0, 72, 144, 216, 288],
      (angle) => `<ellipse cx="98" cy="106" rx="8" ry="13" fill="${c.pale}" transform="rotate(${angle} 98 120)"/>`,
    ) +
    circle(98, 120, 6, c.accent) +
    rect([64, 170, 68, 12], 6, c.dark),
  espressoPot: (c) =>
    line("M138 44Q188 40 176 100", c.dark, 14) +
    area("M62 30H132L126 98H74L52 44Z", c.light) +
    area("M62 30Q98 8 132 30Z", c.mid) +
    circle(98, 12, 8, c.accent) +
    rect([66, 94, 68, 16], 4, c.dark) +
    area("M72 110H128L146 178Q146 186 138 186H62Q54 186 54 178Z", c.mid) +
    line("M90 122L80 166M84 42L88 84", c.pale, 6) +
    circle(122, 140, 6, c.accent),
  filters: (c) =>
    repeat([26, 13, 0], (y) =>
      area(`M${12 + y} ${24 + y}Q100 ${-4 + y} ${188 - y} ${24 + y}L128 ${150 + y}H72Z`, y === 13 ? c.light : c.pale),
    ) +
    line("M60 66Q100 54 140 66M74 102Q100 94 126 102", c.light, 5) +
    rect([58, 152, 84, 32], 6, c.mid) +
    rect([58, 162, 84, 12], 0, c.accent),
  dripper: (c) =>
    area("M52 14H148L140 40H60Z", c.pale) +
    area("M26 34H174L122 112H78Z", c.mid) +
    repeat([62, 100, 138], (x) => line(`M${x} 48L${100 + (x - 100) / 3} 98`, c.light, 6)) +
    rect([52, 108, 96, 12], 6, c.dark) +
    area("M58 128H142L152 172A10 10 0 0 1 142 184H58A10 10 0 0 1 48 172Z", c.light) +
    area("M54 154H146L151 174A9 9 0 0 1 142 184H58A9 9 0 0 1 49 174Z", c.dark) +
    circle(100, 138, 6, c.accent),
  canister: (c) =>
    rect([44, 40, 112, 146], 14, c.mid) +
    rect([38, 18, 124, 34], 10, c.dark) +
    circle(100, 34, 7, c.accent) +
    rect([62, 84, 76, 66], 10, c.pale) +
    ellipse([100, 117, 20, 27], c.dark) +
    line("M106 94Q90 114 100 140", c.pale, 5),
  grinder: (c) =>
    line("M100 34V14H168", c.dark, 10) +
    circle(172, 16, 14, c.accent) +
    area("M64 52A36 26 0 0 1 136 52Z", c.dark) +
    rect([60, 52, 80, 66], 6, c.mid) +
    area("M64 122H136L130 178A10 10 0 0 1 120 186H80A10 10 0 0 1 70 178Z", c.light) +
    repeat([66, 82], (y) => line(`M74 ${y}H126`, c.light, 5)) +
    rect([56, 110, 88, 14], 5, c.dark),
  whisk: (c) =>
    rect([78, 4, 44, 74], 10, c.mid) +
    rect([74, 70, 52, 14], 5, c.dark) +
    repeat([-34, -20, -7, 7, 20, 34], (bend) =>
      line(`M${100 + bend / 2} 84Q${100 + bend * 2} 132 ${100 + bend} 164`, c.light, 5),
    ) +
    area("M14 148H186Q176 190 100 190Q24 190 14 148Z", c.dark) +
    ellipse([100, 148, 86, 13], c.accent),
} as const satisfies Record<string, Icon>;
