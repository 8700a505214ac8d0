import type { Icon } from "./icon.js";
import { area, circle, ellipse, line, rect, repeat } from "./shapes.js";

/** Lighting. */
export const lightingIcons = {
  deskLamp: (c) =>
    ellipse([86, 178, 58, 10], c.dark) +
    line("M86 174L48 110L112 50", c.mid, 11) +
    circle(48, 110, 10, c.dark) +
    area("M120 78L190 172H80Z", "#fff6cf") +
    area("M92 62L124 22A14 14 0 0 1 144 22L166 70A40 40 0 0 1 92 62Z", c.dark) +
    circle(130, 82, 14, c.accent),
  clampLamp: (c) =>
    rect([-6, 150, 150, 14], 4, c.light) +
    area("M24 132H58V186H24V172H44V146H24Z", c.dark) +
    line("M50 136L34 74L116 36", c.mid, 10) +
    circle(34, 74, 9, c.dark) +
    area("M108 70L196 146H66Z", "#fff3c9") +
    area("M92 34L140 26Q168 44 160 84L84 92Q74 54 92 34Z", c.dark) +
    ellipse([122, 90, 20, 10], c.accent),
  tableLamp: (c) =>
    area("M44 82L8 168H192L156 82Z", "#fff3c9") +
    rect([92, 78, 16, 92], 4, c.mid) +
    area("M30 84Q34 18 100 16Q166 18 170 84Z", c.dark) +
    ellipse([100, 84, 70, 10], c.accent) +
    rect([54, 166, 92, 18], 9, c.dark),
  lightBar: (c) =>
    rect([-8, 40, 216, 16], 4, "#a0764f") +
    rect([14, 56, 172, 18], 8, c.dark) +
    area("M24 74H176L206 168H-6Z", "#fff3c9") +
    rect([24, 70, 152, 8], 4, c.accent) +
    area("M70 132H130V152A22 18 0 0 1 108 170H92A22 18 0 0 1 70 152Z", c.mid),
  dimmer: (c) =>
    rect([34, 8, 132, 176], 24, c.light) +
    rect([46, 20, 108, 152], 16, c.pale) +
    circle(100, 82, 42, c.dark) +
    circle(100, 82, 32, c.mid) +
    line("M100 82L120 60", c.accent, 9) +
    repeat([76, 100, 124], (x) => circle(x, 148, x / 20, x === 124 ? c.accent : c.light)),
  bulb: (c) =>
    circle(100, 78, 66, c.light) +
    circle(100, 78, 52, c.pale) +
    area("M70 122H130L124 146H76Z", c.light) +
    line("M84 126L76 84L92 96L100 80L108 96L124 84L116 126", c.accent, 6) +
    rect([74, 144, 52, 30], 6, c.dark) +
    rect([86, 172, 28, 14], 7, c.mid),
  pendant: (c) =>
    line("M100 -20V30", c.dark, 5) +
    ellipse([100, 100, 92, 72], c.pale) +
    repeat(
      [92, 62, 32],
      (radius) =>
        `<ellipse cx="100" cy="100" rx="${radius}" ry="72" fill="none" stroke="${c.light}" stroke-width="4"/>`,
    ) +
    rect([80, 24, 40, 10], 5, c.dark) +
    ellipse([100, 104, 20, 22], c.accent),
  lantern: (c) =>
    line("M66 44A34 40 0 0 1 134 44", c.dark, 8) +
    area("M58 62L76 40H124L142 62Z", c.dark) +
    rect([56, 60, 88, 106], 8, c.pale) +
    rect([82, 116, 36, 50], 4, c.light) +
    area("M100 74Q122 100 100 116Q78 100 100 74Z", c.accent) +
    line("M60 62V166M140 62V166", c.mid, 8) +
    rect([46, 162, 108, 20], 8, c.dark),
  stringLights: (c) =>
    line("M-20 46Q40 110 100 66T220 70", c.dark, 6) +
    repeat([4, 44, 88, 134, 182], (x) => {
      const y = x === 4 ? 78 : x === 44 ? 96 : x === 88 ? 82 : x === 134 ? 66 : 78;
      return rect([x - 8, y - 8, 16, 16], 4, c.dark) + ellipse([x, y + 26, 16, 22], x % 88 === 0 ? c.accent : c.pale);
    }),
  nightLight: (c) =>
    area("M40 70L34 22L74 42H126L166 22L160 70V128A60 54 0 0 1 40 128Z", c.mid) +
    ellipse([100, 146, 40, 34], c.light) +
    repeat([70, 130], (x) => circle(x, 84, 26, c.pale) + circle(x, 84, 11, c.dark)) +
    area("M90 104H110L100 120Z", c.accent),
} as const satisfies Record<string, Icon>;
