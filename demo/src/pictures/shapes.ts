type Box = readonly [x: number, y: number, width: number, height: number];

export function rect([x, y, width, height]: Box, radius: number, fill: string): string {
  const corner = radius === 0 ? "" : ` rx="${radius}"`;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}"${corner} fill="${fill}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}

export function ellipse([x, y, radiusX, radiusY]: Box, fill: string): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${radiusX}" ry="${radiusY}" fill="${fill}"/>`;
}

export function area(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`;
}

export function line(path: string, stroke: string, width: number): string {
  return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Draws the shape once for each position. */
export function repeat(positions: readonly number[], shape: (position: number) => string): string {
  return positions.map(shape).join("");
}
