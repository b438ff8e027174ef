import { AxisHint, Chart, type Line } from "./chart";
import type { Load, Pool } from "./data";
import { count, ms, secs, short } from "./format";

// What a comparison's page is given: see compareData in internal/report.
interface Metric {
  kind: string; name: string; step?: string; metric: string; stat?: string; unit: string;
  a: number | null; b: number | null; change: number | null; noise: number | null; p: number | null;
  verdict: "better" | "worse" | "same" | "not_compared" | "shown"; note?: string;
}

interface Side { id: string; scenario: string; started: string; duration_s: number; seed: number; version: string; verdict: string }

interface Lines { pools: Pool[] | null; loads: Load[] | null; in_flight: number[] | null; closes: Record<string, number[]> }

export interface Comparison {
  schema: string; verdict: "better" | "worse" | "mixed" | "same" | "other_causes" | "not_compared"; reasons: string[];
  a: Side; b: Side; seconds: number; level: number; least: number;
  differs: { what: string; a: string; b: string; pressure: boolean }[];
  metrics: Metric[];
  causes: { cause: string; phase: string; pools: string[]; loads: string[]; a: number; b: number; what: "came" | "went" | "stayed"; sentence: string }[];
  titles: Record<string, string>; step_s: number; points: number; lines: [Lines, Lines];
}

export function isComparison(given: { schema: string }): given is Comparison { return given.schema === "holdfast.compare/v1"; }

const words = { better: "✓ BETTER", worse: "✗ WORSE", mixed: "± BETTER AND WORSE", same: "= NO DIFFERENCE", other_causes: "≠ OTHER CAUSES", not_compared: "? CAN'T BE COMPARED" };
const looks = { better: "pass", worse: "fail", mixed: "fail", same: "pass", other_causes: "invalid", not_compared: "invalid" };

// Compare is two runs held against each other, and each difference against the
// noise that it must beat.
export function Compare({ c }: { c: Comparison }) {
  return (
    <>
      <header class="top">
        <p class={`verdict ${looks[c.verdict]}`}>{words[c.verdict]}</p>
        <div>
          <h1>{c.a.scenario === c.b.scenario ? c.a.scenario : `${c.a.scenario} and ${c.b.scenario}`}: two runs</h1>
          <p class="unit">A {who(c.a)}</p>
          <p class="unit">B {who(c.b)}</p>
        </div>
      </header>
      <main>
        {c.reasons.length > 0 && <ul>{c.reasons.map((r) => <li key={r} class="bad">{r}</li>)}</ul>}
        {c.verdict === "other_causes" && <p>No number differs by more than the noise, but causes came or went. What happened once need not happen again: repeat the runs to know.</p>}
        <Causes c={c} />
        <Numbers c={c} />
        <Plans c={c} />
        <Charts c={c} />
      </main>
    </>
  );
}

function who(s: Side): string {
  return `${s.id} · ${new Date(s.started).toISOString().slice(0, 19).replace("T", " ")} UTC · ${secs(s.duration_s)} · seed ${s.seed} · ${s.verdict} · holdfast ${s.version}`;
}

const fate = { came: "Came with B", went: "Gone in B", stayed: "In both" };

function Causes({ c }: { c: Comparison }) {
  if (c.causes.length === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">Causes</h2>
      {c.causes.map((k, i) => (
        <article class="cause" key={i}>
          <h3>{fate[k.what]}: {c.titles[k.cause] ?? k.cause} <span class="unit">{count(k.a)} in A, {count(k.b)} in B; {[...k.pools, ...k.loads].join(", ")}</span></h3>
          <p>{k.sentence.charAt(0).toUpperCase() + k.sentence.slice(1)}.</p>
        </article>
      ))}
    </section>
  );
}

const said = { better: "✓ better", worse: "✗ worse", same: "= no difference that beats the noise", not_compared: "can't be compared", shown: "not judged" };

function Numbers({ c }: { c: Comparison }) {
  const rows = c.metrics.filter((m) => m.a !== null || m.b !== null);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers">Numbers</h2>
      <p class="hint">Over the first {c.seconds} s of both. A change counts if it beats the noise of the seconds within the runs, such that equal runs are told apart
        in at most {short(c.level * 100)} of 100 comparisons, and if it is at least {short(c.least * 100)} %: runs differ by as much from one to the next.</p>
      <div class="scroll" style={{ maxHeight: "none" }} tabIndex={0} role="group" aria-label="Numbers of both runs">
        <table>
          <thead><tr>{["number", "A", "B", "change", "noise", "", "verdict"].map((h) => (h ? <th scope="col" key={h}>{h}</th> : <td key={h} />))}</tr></thead>
          <tbody>{rows.map((m) => (
            <tr key={name(m)}>
              <th scope="row" style={{ minWidth: "11rem" }}><code>{name(m)}</code></th><td>{value(m, m.a)}</td><td>{value(m, m.b)}</td>
              <td>{m.change === null ? "–" : `${m.change > 0 ? "+" : ""}${points(m, m.change)}`}</td><td>{m.noise === null ? "–" : `± ${points(m, m.noise)}`}</td>
              <td>{m.change !== null && m.noise !== null && <Against change={m.change} noise={m.noise} />}</td>
              <td class={m.verdict === "better" ? "good" : m.verdict === "worse" ? "bad" : ""} style={{ whiteSpace: "normal", minWidth: "14rem" }}>{said[m.verdict]}{m.note && <span class="unit"> {m.note}</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

function name(m: Metric): string {
  return `${m.metric}(${m.name}${m.step ? `/${m.step}` : ""}${m.stat ? `, ${m.stat}` : ""})`;
}

function value(m: Metric, v: number | null): string {
  if (v === null) return "–";
  switch (m.unit) {
    case "share": return `${short(v * 100)} %`;
    case "ms": return v < 0 ? `-${ms(-v)}` : ms(v);
    case "per_s": return `${short(v)}/s`;
  }
  return short(v);
}

// points is a difference: of shares in percentage points.
function points(m: Metric, v: number): string { return m.unit === "share" ? `${short(v * 100)} pp` : value(m, v); }

// Against draws a change as a dot on the band of its noise: what it shows
// stands in the columns beside it.
function Against({ change, noise }: { change: number; noise: number }) {
  const reach = 3, at = noise === 0 ? 0 : Math.max(-reach, Math.min(reach, change / noise));
  const x = (v: number) => 60 + (v / reach) * 54;
  return (
    <svg width="120" height="16" viewBox="0 0 120 16" aria-hidden="true">
      <rect x={x(-1)} y="4" width={x(1) - x(-1)} height="8" fill="var(--wait)" rx="2" />
      <line x1="60" x2="60" y1="1" y2="15" stroke="var(--dim)" />
      <circle cx={x(at)} cy="8" r="4" fill={Math.abs(at) > 1 ? "var(--accent)" : "var(--dim)"} />
    </svg>
  );
}

function Plans({ c }: { c: Comparison }) {
  if (c.differs.length === 0) return null;
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">Where the plans differ</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Where the plans differ">
        <table>
          <thead><tr>{["what", "A", "B", ""].map((h) => (h ? <th scope="col" key={h}>{h}</th> : <td key={h} />))}</tr></thead>
          <tbody>{c.differs.map((d) => (
            <tr key={d.what}><th scope="row"><code>{d.what}</code></th><td>{d.a || "absent"}</td><td>{d.b || "absent"}</td><td class={d.pressure ? "bad" : "unit"}>{d.pressure ? "another load" : ""}</td></tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

const most = 3;

// Both is a chart, unless there is nothing in it.
function Both({ title, unit, c, lines }: { title: string; unit: string; c: Comparison; lines: Line[] }) {
  if (!lines.some((l) => l.values.some((v) => v !== null && v !== 0))) return null;
  return <Chart title={title} unit={unit} step={c.step_s} lines={lines} />;
}

function Charts({ c }: { c: Comparison }) {
  const [a, b] = c.lines;
  const perS = (values: number[]) => values.map((v) => v / c.step_s);
  const full = (values: (number | null)[]) => [...values, ...Array<null>(Math.max(0, c.points - values.length)).fill(null)];
  const names = <T extends { name: string }>(x: T[] | null, y: T[] | null) => [...new Set([...(x ?? []), ...(y ?? [])].map((one) => one.name))].slice(0, most);
  // A is always the first line and B the second, with its dashes.
  const both = <T extends { name: string }>(of: string, what: string, x: T[] | null, y: T[] | null, read: (t: T) => (number | null)[]): Line[] => {
    const lines: Line[] = [];
    for (const [side, all] of [["A", x], ["B", y]] as const) {
      const one = all?.find((t) => t.name === of);
      if (one) lines.push({ label: `${side}: ${what}`, values: full(read(one)), colour: side === "A" ? 0 : 1 });
    }
    return lines;
  };
  return (
    <section aria-labelledby="axis">
      <h2 id="axis">Both runs in time</h2>
      <p class="hint">Each from its own start.</p>
      <AxisHint step={c.step_s} />
      {names(a.loads, b.loads).map((load) => (
        <div key={load}>
          <Both title={`Latency of ${load}, p99`} unit="ms from plan, ± 12 %" c={c} lines={both(load, "p99", a.loads, b.loads, (l) => l.latency_p99_ms)} />
          <Both title={`Latency of ${load}, p50`} unit="ms from plan, ± 12 %" c={c} lines={both(load, "p50", a.loads, b.loads, (l) => l.latency_p50_ms)} />
          <Both title={`Good interactions of ${load}`} unit="a second" c={c} lines={both(load, "good", a.loads, b.loads, (l) => perS(l.good))} />
          <Both title={`Failed interactions of ${load}`} unit="a second" c={c} lines={both(load, "failed", a.loads, b.loads, (l) => perS(l.failed))} />
        </div>
      ))}
      {names(a.pools, b.pools).map((pool) => (
        <div key={pool}>
          <Both title={`Open sockets of ${pool}`} unit="at the end of a second" c={c} lines={both(pool, "open", a.pools, b.pools, (p) => p.open)} />
          <Both title={`Lost sockets of ${pool}`} unit={`in ${c.step_s} s`} c={c} lines={both(pool, "lost", a.pools, b.pools, (p) => p.lost)} />
          <Both title={`Pings of ${pool}, p99`} unit="ms, ± 12 %" c={c} lines={both(pool, "p99", a.pools, b.pools, (p) => p.rtt_p99_ms)} />
        </div>
      ))}
      <Both title="Interactions in flight" unit="most at once" c={c} lines={[{ label: "A: in flight", values: full(a.in_flight ?? []) }, { label: "B: in flight", values: full(b.in_flight ?? []) }]} />
    </section>
  );
}
