/** One bar: a median, and how far the figures lay apart. */
export interface Bar {
  label: string;
  value: number;
  min?: number;
  max?: number;
}

/** Bars that belong together. */
export interface Group {
  label: string;
  bars: Bar[];
}

const colours = ["#0b6e4f", "#8a8d91", "#b0b3b8", "#d3d5d8"];
const width = 720;
const labels = 190;
const room = width - labels - 90;
const barHeight = 16;

/** Bars, lying, as an SVG that reads in light and dark alike. The first of each group is ours. */
export function chart(title: string, unit: string, groups: readonly Group[]): string {
  const largest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value, max }) => max ?? value)));
  const scale = (value: number) => (value / largest) * room;
  const parts: string[] = [];
  let y = 40;
  for (const { label, bars } of groups) {
    parts.push(text(8, y + 12, label, "font-weight=\"600\""));
    y += 20;
    for (const [place, bar] of bars.entries()) {
      parts.push(text(20, y + 12, bar.label));
      parts.push(`<rect x="${labels}" y="${y}" width="${round(scale(bar.value))}" height="${barHeight}" fill="${colours[place] ?? "#ddd"}"/>`);
      if (bar.min !== undefined && bar.max !== undefined && bar.max > bar.min) parts.push(whisker(y, scale(bar.min), scale(bar.max)));
      parts.push(text(labels + scale(bar.max ?? bar.value) + 6, y + 12, `${figure(bar.value)} ${unit}`.trim()));
      y += barHeight + 4;
    }
    y += 10;
  }
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" font-family="system-ui, sans-serif" font-size="12">`;
  const ground = `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>`;
  return [head, ground, text(8, 22, title, 'font-size="15" font-weight="600"'), ...parts, "</svg>", ""].join("\n");
}

/** From the least to the most that was measured. */
function whisker(y: number, from: number, to: number): string {
  const [start, end, middle] = [round(labels + from), round(labels + to), y + barHeight / 2];
  return `<path d="M${start} ${middle}H${end}M${start} ${y + 4}V${y + 12}M${end} ${y + 4}V${y + 12}" stroke="#222" fill="none"/>`;
}

function text(x: number, y: number, content: string, more = ""): string {
  return `<text x="${round(x)}" y="${y}" fill="#222" ${more}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A figure with as many digits as mean something. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value)) return String(value);
  const magnitude = Math.abs(value);
  return value.toFixed(magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3);
}
