import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colour, dash, grid, ground, ink, isDark } from "./colours";
import { clock, short } from "./format";
import type { Series } from "./data";
import { cursor, zoom } from "./state";

export interface Line { label: string; values: Series; colour?: number }

interface Props {
  title: string;
  unit: string;
  step: number; // seconds of a point
  lines: Line[];
  marks?: { value: number; label: string }[]; // levels to draw across
  strip?: boolean; // a lane for each line, one above the other, instead of curves
  onPick?: (second: number) => void;
}

const laneHeight = 26;

// ticks are whole seconds, minutes, hours or days apart.
const ticks = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

// Chart is one of the charts over the time axis: all share their cursor and
// their zoom, and each has its numbers as a table. To the keyboard and to
// screen readers it is a slider over time that says the values at the cursor.
export function Chart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props); // what hooks of the plot read
  latest.current = props;
  const table = useSignal(false);
  const { lines, step } = props, points = Math.max(0, ...lines.map((l) => l.values.length));
  const id = useId();
  const dark = isDark.value, empty = points === 0, labels = lines.map((l) => l.label).join("\n");
  const height = props.strip ? lines.length * laneHeight + 44 : 170;
  const xs = useMemo(() => Array.from({ length: points }, (_, i) => i * step), [points, step]);
  const said = useMemo(() => describe(props), [lines]);

  useEffect(() => {
    const el = box.current;
    if (!el || empty) return;
    const axis = { stroke: ink, grid: { stroke: grid(), width: 1 }, ticks: { stroke: grid(), width: 1 }, font: "11px system-ui, sans-serif" };
    const u = new uPlot({
      width: el.clientWidth || 600,
      height,
      padding: [10, 12, 0, 0],
      cursor: { drag: { x: true, y: false, setScale: false }, points: { size: 6, show: !props.strip }, y: false },
      legend: { show: false },
      scales: {
        x: { time: false, range: (_u, min, max) => zoom.value ?? [min, Math.max(max, min + step)] },
        y: { range: (_u, _min, max) => (props.strip ? [0, lines.length] : [0, Math.max(1e-3, max ?? 0, ...(latest.current.marks ?? []).map((m) => m.value)) * 1.08]) },
      },
      axes: [
        { ...axis, values: (_u, vs) => vs.map(clock), size: 30, incrs: ticks },
        { ...axis, values: (_u, vs) => vs.map(short), size: 52, ...(props.strip ? { values: () => [], grid: { show: false }, ticks: { show: false } } : {}) },
      ],
      series: [{}, ...lines.map((l, i) => ({
        label: l.label, stroke: colour(l.colour ?? i), width: dash(l.colour ?? i).length > 0 ? 1.75 : 2.5, dash: dash(l.colour ?? i), spanGaps: true,
        paths: props.strip ? () => null : undefined, points: { show: (p) => !props.strip && p.data[0].length === 1 }, // one point makes no line
      } satisfies uPlot.Series))],
      hooks: {
        setSelect: [(u) => {
          if (u.select.width < 3) return;
          zoom.value = [u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")];
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
        }],
        draw: [(u) => { if (props.strip) drawLanes(u, latest.current); else drawMarks(u, latest.current.marks ?? []); }],
      },
    }, dataOf(xs, lines), el);
    plot.current = u;
    u.over.addEventListener("mousemove", (e) => { cursor.value = u.data[0][u.posToIdx(e.clientX - u.over.getBoundingClientRect().left)] ?? null; });
    u.over.addEventListener("mouseleave", () => { cursor.value = null; });
    u.over.addEventListener("click", () => { if (cursor.value !== null) latest.current.onPick?.(cursor.value); });
    u.over.addEventListener("dblclick", () => { zoom.value = null; });
    const watch = new ResizeObserver(() => { if (el.clientWidth > 0 && el.clientWidth !== u.width) u.setSize({ width: el.clientWidth, height }); });
    watch.observe(el);
    return () => { watch.disconnect(); u.destroy(); plot.current = null; };
  }, [empty, dark, labels, step, height]);

  const range = zoom.value, at = cursor.value;
  useEffect(() => { plot.current?.batch((u: uPlot) => { u.setData(dataOf(xs, lines)); }); }, [range, xs, lines]);
  useEffect(() => {
    const u = plot.current;
    if (u && !u.over.matches(":hover")) u.setCursor({ left: at === null ? -10 : u.valToPos(at, "x"), top: at === null ? -10 : 1 }, false);
  }, [at, range, xs, lines, dark]);

  // The cursor is put on a point, and the view follows it.
  const go = (second: number) => {
    const to = Math.max(0, Math.min(points - 1, Math.round(second / step))) * step, shown = zoom.value;
    if (shown && (to < shown[0] || to > shown[1])) {
      const wide = shown[1] - shown[0], from = to < shown[0] ? to : to - wide;
      zoom.value = [from, from + wide];
    }
    cursor.value = to;
  };
  const scale = (by: number) => {
    const whole = (points - 1) * step, [from, to] = zoom.value ?? [0, whole];
    const wide = Math.max(2 * step, (to - from) * by), middle = cursor.value ?? (from + to) / 2;
    const first = Math.max(0, Math.min(whole - wide, middle - wide / 2));
    zoom.value = wide >= whole ? null : [first, first + wide];
  };
  const key = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const now = cursor.value ?? zoom.value?.[0] ?? 0, by = (e.shiftKey ? 10 : 1) * step;
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(cursor.value === null ? now : now + by), ArrowLeft: () => go(now - by), Home: () => go(0), End: () => go(points * step),
      "+": () => scale(.5), "=": () => scale(.5), "-": () => scale(2), "0": () => { zoom.value = null; },
      Enter: () => { if (cursor.value !== null) props.onPick?.(cursor.value); },
    };
    if (!acts[e.key]) return;
    e.preventDefault();
    acts[e.key]!();
  };

  return (
    <section class="chart" aria-labelledby={id}>
      <header>
        <h3 id={id}>{props.title} <span class="unit">{props.unit}</span></h3>
        <button type="button" class="quiet" aria-label={`${table.value ? "Chart" : "Table"}: ${props.title}`} onClick={() => { table.value = !table.value; }}>{table.value ? "Chart" : "Table"}</button>
      </header>
      {empty ? <p class="hint">Nothing yet.</p> : (
        <div ref={box} class="plot" role="slider" tabIndex={0} hidden={table.value} onKeyDown={key} aria-labelledby={id} aria-describedby={`${id}-said axis-keys`} aria-orientation="horizontal"
          aria-valuemin={0} aria-valuemax={(points - 1) * step} aria-valuenow={at ?? 0} aria-valuetext={at === null ? "no time chosen" : `${clock(at)}: ${lines.map((l) => `${l.label} ${value(l, at, step)}`).join(", ")}`} />
      )}
      <p id={`${id}-said`} hidden>{said}</p>
      {!empty && !table.value && (
        <ul class="lines">
          {lines.map((l, i) => <li key={l.label}><Swatch n={l.colour ?? i} strip={props.strip} /> {l.label} <b>{at === null ? "" : value(l, at, step)}</b></li>)}
          <li class="at">{at === null ? "" : `at ${clock(at)}`}</li>
        </ul>
      )}
      {table.value && <Numbers {...props} points={points} />}
    </section>
  );
}

// AxisHint says what can be done with the charts below it.
export function AxisHint({ step }: { step: number }) {
  return (
    <p class="hint" id="axis-keys">
      Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart <kbd>←</kbd> <kbd>→</kbd> move the cursor (with <kbd>Shift</kbd> ten points), <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>0</kbd> shows all of it.{step > 1 && ` One point is ${step} s.`}
      {zoom.value && <button type="button" class="quiet" onClick={() => { zoom.value = null; }}>Show all</button>}
    </p>
  );
}

function dataOf(xs: number[], lines: Line[]): uPlot.AlignedData { return [xs, ...lines.map((l) => l.values)] as uPlot.AlignedData; }

function value(l: Line, at: number, step: number): string {
  const v = l.values[Math.round(at / step)];
  return v === null || v === undefined ? "–" : short(v);
}

// Swatch is a line as it is drawn, dashes and all.
function Swatch({ n, strip }: { n: number; strip?: boolean }) {
  return (
    <svg class="swatch" width="26" height="10" aria-hidden="true">
      {strip ? <rect x="8" y="0" width="10" height="10" fill={colour(n)} /> : <line x1="0" y1="5" x2="26" y2="5" stroke={colour(n)} stroke-width="2.5" stroke-dasharray={dash(n).join(" ")} />}
    </svg>
  );
}

// drawMarks draws levels across the chart. The labels of those at one height
// stand beside each other.
function drawMarks(u: uPlot, marks: { value: number; label: string }[]) {
  const { left, top, width } = u.bbox, ctx = u.ctx, px = devicePixelRatio;
  const heights = new Map<number, string[]>();
  for (const m of marks) {
    const y = Math.round(u.valToPos(m.value, "y", true));
    if (m.value > 0) heights.set(y, [...(heights.get(y) ?? []), m.label]);
  }
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = ink();
  ctx.lineWidth = px;
  ctx.font = `${11 * px}px system-ui, sans-serif`;
  ctx.textAlign = "right";
  let last = -1e9;
  for (const [y, here] of [...heights].sort(([a], [b]) => a - b)) {
    ctx.setLineDash([5 * px, 4 * px]);
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
    const below = Math.max(y + 3 * px, last + 13 * px, top);
    last = below;
    ctx.textBaseline = "top";
    write(ctx, here.join(", "), left + width - 4 * px, below, width - 8 * px);
  }
  ctx.restore();
}

// drawLanes draws each line in a lane of its own, so that the place says which
// it is. A bar's height is its share of the largest in its lane.
function drawLanes(u: uPlot, { lines, step }: Props) {
  const { left, top, width, height } = u.bbox, ctx = u.ctx, px = devicePixelRatio, lane = height / lines.length;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.font = `${11 * px}px system-ui, sans-serif`;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  lines.forEach((l, i) => {
    const bottom = top + (i + 1) * lane, most = Math.max(1, ...l.values.map((v) => v ?? 0));
    ctx.fillStyle = grid();
    ctx.fillRect(left, bottom - px, width, px);
    ctx.fillStyle = colour(l.colour ?? i);
    l.values.forEach((v, k) => {
      if (!v) return;
      const from = u.valToPos(k * step, "x", true), wide = Math.max(2 * px, (u.valToPos((k + 1) * step, "x", true) - from) * .9), tall = Math.max(3 * px, (v / most) * (lane - 3 * px));
      ctx.fillRect(from, bottom - px - tall, wide, tall);
    });
    ctx.fillStyle = ink();
    write(ctx, `${l.label}, up to ${short(most)}`, left + 4 * px, bottom - lane + 3 * px, width - 8 * px);
  });
  ctx.restore();
}

// write puts words over whatever is drawn, with the ground around them.
function write(ctx: CanvasRenderingContext2D, words: string, x: number, y: number, most: number) {
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 4 * devicePixelRatio;
  ctx.strokeStyle = ground();
  ctx.strokeText(words, x, y, most);
  ctx.fillText(words, x, y, most);
  ctx.restore();
}

function describe({ title, unit, lines, marks }: Props): string {
  const parts = lines.map((l) => `${l.label} at most ${short(l.values.reduce<number>((a, v) => Math.max(a, v ?? 0), 0))}`);
  return `${title}, ${unit}: ${[...parts, ...(marks ?? []).filter((m) => m.value > 0).map((m) => m.label)].join(", ")}. The button Table shows the numbers.`;
}

// Numbers is a chart as a table, of at most 120 rows.
function Numbers({ lines, step, points, title }: Props & { points: number }) {
  const [from, to] = zoom.value ?? [0, points * step];
  const first = Math.max(0, Math.floor(from / step)), last = Math.min(points, Math.ceil(to / step) + 1);
  const every = Math.max(1, Math.ceil((last - first) / 120));
  const rows: number[] = [];
  for (let i = first; i < last; i += every) rows.push(i);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={`${title} as a table`}>
      <table>
        <thead><tr><th scope="col">time</th>{lines.map((l) => <th scope="col" key={l.label}>{l.label}</th>)}</tr></thead>
        <tbody>{rows.map((i) => (
          <tr key={i}><th scope="row">{clock(i * step)}</th>{lines.map((l) => <td key={l.label}>{value(l, i * step, step)}</td>)}</tr>
        ))}</tbody>
      </table>
      {every > 1 && <p class="hint">One row in {every} is shown; zoom in for all.</p>}
    </div>
  );
}
