import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { colour, dash, grid, ink, isDark } from "./colours";
import { clock, short } from "./format";
import type { Series } from "./data";
import { zoom } from "./state";

export interface Line { label: string; values: Series; colour?: number; bars?: boolean }

interface Props {
  title: string;
  unit: string;
  step: number; // seconds of a point
  lines: Line[];
  mark?: { value: number; label: string }; // a level to draw across
  onPick?: (second: number) => void;
}

// ticks are whole seconds, minutes, hours or days apart.
const ticks = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

const shared = uPlot.sync("time");

// Chart is one of the charts over the time axis: all share their cursor and
// their zoom, and each has its numbers as a table.
export function Chart(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const table = useSignal(false);
  const points = Math.max(0, ...props.lines.map((l) => l.values.length));
  const id = `chart-${props.title.replaceAll(/\W+/g, "-").toLowerCase()}`;
  const dim = isDark.value;
  const now = useRef(props); // what the chart draws: it lives on while a run adds to it
  now.current = props;
  const names = props.lines.map((l) => l.label).join("\n");

  useEffect(() => {
    const el = box.current;
    if (!el || points === 0) return;
    const axis = { stroke: ink, grid: { stroke: grid(), width: 1 }, ticks: { stroke: grid(), width: 1 }, font: "11px system-ui, sans-serif" };
    const u = new uPlot({
      width: el.clientWidth || 600,
      height: 170,
      padding: [10, 12, 0, 0],
      cursor: { sync: { key: shared.key }, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      legend: { live: true },
      scales: {
        x: { time: false, range: (_u, min, max) => zoom.value ?? [min, Math.max(max, min + now.current.step)] },
        y: { range: (_u, _min, max) => [0, Math.max(1e-3, (Math.max(max ?? 0, now.current.mark?.value ?? 0)) * 1.08)] },
      },
      axes: [
        { ...axis, values: (_u, vs) => vs.map(clock), size: 30, incrs: ticks },
        { ...axis, values: (_u, vs) => vs.map(short), size: 52 },
      ],
      series: [
        { label: "time", value: (_u, v) => (v === null ? "–" : clock(v)) },
        ...props.lines.map((l, i) => {
          const c = colour(l.colour ?? i);
          return {
            label: l.label, stroke: c, width: l.bars ? 0 : 1.75, dash: dash(l.colour ?? i), spanGaps: true,
            fill: l.bars ? c : undefined, paths: l.bars ? uPlot.paths.bars!({ size: [0.9, 40], align: 1 }) : undefined,
            points: { show: false }, value: (_u: uPlot, v: number | null) => (v === null || v === undefined ? "–" : short(v)),
          } satisfies uPlot.Series;
        }),
      ],
      hooks: {
        setSelect: [(u) => {
          if (u.select.width < 3) return;
          zoom.value = [u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")];
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
        }],
        draw: [(u) => {
          const mark = now.current.mark;
          if (!mark || mark.value <= 0) return;
          const y = u.valToPos(mark.value, "y", true), { left, width } = u.bbox, ctx = u.ctx;
          ctx.save();
          ctx.strokeStyle = ctx.fillStyle = ink();
          ctx.lineWidth = devicePixelRatio;
          ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
          ctx.beginPath();
          ctx.moveTo(left, y);
          ctx.lineTo(left + width, y);
          ctx.stroke();
          ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
          ctx.textAlign = "right";
          ctx.textBaseline = "top";
          ctx.fillText(mark.label, left + width - 4, y + 3);
          ctx.restore();
        }],
      },
    }, aligned(now.current), el);
    plot.current = u;
    const click = () => {
      if (u.cursor.idx !== null && u.cursor.idx !== undefined) now.current.onPick?.(u.cursor.idx * now.current.step);
    };
    u.over.addEventListener("click", click);
    u.over.addEventListener("dblclick", () => { zoom.value = null; });
    const watch = new ResizeObserver(() => { if (el.clientWidth > 0) u.setSize({ width: el.clientWidth, height: 170 }); });
    watch.observe(el);
    return () => { watch.disconnect(); u.destroy(); };
  }, [points === 0, dim, names]);

  useEffect(() => { plot.current?.setData(aligned(props)); }, [props.lines.at(-1)?.values]);

  const range = zoom.value;
  useEffect(() => { plot.current?.setScale("x", { min: range?.[0] ?? 0, max: range?.[1] ?? points * props.step }); }, [range]);

  return (
    <section class="chart" aria-labelledby={id}>
      <header>
        <h3 id={id}>{props.title} <span class="unit">{props.unit}</span></h3>
        <button type="button" class="quiet" aria-pressed={table.value} onClick={() => { table.value = !table.value; }}>{table.value ? "Chart" : "Table"}</button>
      </header>
      <div ref={box} role="img" aria-label={describe(props)} hidden={table.value} />
      {table.value && <Numbers {...props} points={points} />}
    </section>
  );
}

function aligned({ lines, step }: Props): uPlot.AlignedData {
  const points = Math.max(0, ...lines.map((l) => l.values.length));
  return [Array.from({ length: points }, (_, i) => i * step), ...lines.map((l) => l.values)] as uPlot.AlignedData;
}

function describe({ title, unit, lines }: Props): string {
  const parts = lines.map((l) => `${l.label} at most ${short(Math.max(0, ...l.values.map((v) => v ?? 0)))}`);
  return `${title}, ${unit}: ${parts.join(", ")}. The button Table shows the numbers.`;
}

// Numbers is a chart as a table, of at most 120 rows.
function Numbers({ lines, step, points, title }: Props & { points: number }) {
  const [from, to] = zoom.value ?? [0, points * step];
  const first = Math.max(0, Math.floor(from / step)), last = Math.min(points, Math.ceil(to / step));
  const every = Math.max(1, Math.ceil((last - first) / 120));
  const rows: number[] = [];
  for (let i = first; i < last; i += every) rows.push(i);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${title} as a table`}>
      <table>
        <thead><tr><th scope="col">time</th>{lines.map((l) => <th scope="col" key={l.label}>{l.label}</th>)}</tr></thead>
        <tbody>{rows.map((i) => (
          <tr key={i}><th scope="row">{clock(i * step)}</th>{lines.map((l) => <td key={l.label}>{l.values[i] === null || l.values[i] === undefined ? "–" : short(l.values[i])}</td>)}</tr>
        ))}</tbody>
      </table>
    </div>
  );
}
