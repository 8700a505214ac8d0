import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Garden. */
export const gardenIcons = {
  plant: (c) =>
    line("M100 112V50", c.dark, 8) +
    area("M100 84Q44 82 34 30Q92 28 100 84Z", c.mid) +
    area("M100 70Q112 10 168 14Q164 72 100 70Z", c.light) +
    area("M40 110H160L146 180H54Z", c.accent) +
    rect([30, 98, 140, 22], 8, c.dark),
  trowel: (c) =>
    `<g transform="rotate(38 100 100)">` +
    rect([86, -14, 28, 84], 14, c.dark) +
    circle(100, 0, 6, c.accent) +
    line("M100 70V104", c.mid, 11) +
    area("M64 100H136V150Q126 196 100 216Q74 196 64 150Z", c.light) +
    line("M100 116V184", c.mid, 6) +
    "</g>",
  shears: (c) =>
    line("M88 104Q60 140 62 186M112 104Q140 140 138 186", c.accent, 17) +
    area("M96 108L64 22Q62 2 78 6Q112 44 112 100Z", c.light) +
    area("M104 108L136 22Q138 2 122 6Q88 44 88 100Z", c.mid) +
    circle(100, 104, 14, c.dark) +
    circle(100, 104, 5, c.pale),
  wateringCan: (c) =>
    line("M92 72Q100 16 156 46Q192 70 172 132", c.dark, 12) +
    line("M76 140L-4 62", c.mid, 16) +
    area("M-26 66L10 34L16 46L-14 76Z", c.dark) +
    area("M66 72H166L174 176H58Z", c.mid) +
    rect([60, 66, 112, 14], 7, c.light) +
    area("M116 102Q138 130 116 144Q94 130 116 102Z", c.accent),
  seeds: (c) =>
    rect([12, 66, 176, 112], 12, c.dark) +
    repeat([26, 72, 118], (x) => rect([x, 26 + (x % 20), 52, 80], 5, x === 72 ? c.accent : c.pale)) +
    repeat([52, 98, 144], (x) =>
      line(`M${x} 82V62M${x} 70Q${x - 14} 66 ${x - 14} 54M${x} 66Q${x + 12} 62 ${x + 12} 50`, c.mid, 5),
    ) +
    rect([12, 96, 176, 82], 12, c.mid) +
    rect([62, 122, 76, 30], 6, c.pale),
  raisedBed: (c) =>
    repeat(
      [36, 84, 132, 172],
      (x) =>
        line(`M${x} 96V62`, c.dark, 5) + ellipse([x - 10, 64, 13, 8], c.mid) + ellipse([x + 10, 54, 13, 8], c.light),
    ) +
    ellipse([100, 98, 104, 14], c.dark) +
    rect([-6, 98, 212, 36], 4, c.light) +
    rect([-6, 138, 212, 36], 4, c.mid) +
    repeat([-6, 192], (x) => rect([x, 92, 14, 88], 3, c.dark)) +
    circle(84, 84, 9, c.accent) +
    circle(132, 86, 9, c.accent),
  caddy: (c) =>
    line("M38 72A62 64 0 0 1 162 72", c.dark, 9) +
    area("M36 76H164L152 182H48Z", c.mid) +
    rect([26, 60, 148, 22], 11, c.dark) +
    area("M100 104Q140 112 128 156Q84 160 74 124Q80 104 100 104Z", c.light) +
    line("M78 160Q94 136 112 124", c.accent, 6),
  birdFeeder: (c) =>
    line("M100 -16V24", c.dark, 5) +
    rect([46, 76, 108, 76], 4, c.pale) +
    area("M46 112H154V152H46Z", c.light) +
    area("M22 84L100 16L178 84Z", c.dark) +
    rect([24, 148, 152, 16], 6, c.mid) +
    area("M140 148Q124 120 150 112Q160 104 172 114L184 118L172 124Q170 144 140 148Z", c.accent),
  labels: (c) =>
    repeat([34, 84, 134], (x) =>
      area(`M${x - 14} ${30 + (x % 4) * 8}H${x + 46}V130L${x + 16} 186L${x - 14} 130Z`, x === 84 ? c.mid : c.dark),
    ) +
    repeat([34, 84, 134], (x) => line(`M${x} 72H${x + 32}M${x} 92H${x + 22}`, x === 84 ? c.pale : c.light, 6)) +
    circle(100, 50, 6, c.accent),
  pad: (c) =>
    rect([-4, 84, 208, 84], 26, c.dark) +
    rect([-4, 70, 208, 84], 26, c.mid) +
    rect([14, 84, 172, 54], 18, c.light) +
    rect([70, 98, 60, 24], 12, c.accent),
} as const satisfies Record<string, Icon>;
