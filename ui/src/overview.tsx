import { useMemo } from "preact/hooks";
import { Bursts } from "./bursts";
import { AxisHint, Chart, type Line } from "./chart";
import type { Cause, Dist, Load, Page, Summary } from "./data";
import { count, ms, percent, sentence, short } from "./format";
import { chosenEnd, chosenInteraction, filter, noFilter, socketCause, socketPool, tab, zoom } from "./state";

// Overview is the verdict, the causes, and the run on one time axis.
export function Overview({ page }: { page: Page }) {
  const s = page.summary;
  return (
    <>
      {page.verdict_lines?.map((line, i) => <p key={i} class={i === 0 ? "headline" : s.generator.reasons.includes(line) ? "bad" : ""}>{sentence(line)}</p>)}
      <Causes page={page} />
      <Thresholds s={s} />
      <Charts page={page} />
      <Pools s={s} />
      <Loads s={s} />
      <Generator s={s} />
    </>
  );
}

function Causes({ page }: { page: Page }) {
  const causes = page.summary.causes;
  if (causes.length === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">Causes{page.live && " so far"}</h2>
      {causes.map((c, i) => <OneCause key={i} c={c} title={page.titles[c.cause] ?? c.cause.replaceAll("_", " ")} drawn={page.ends.cause.includes(c.cause)} />)}
    </section>
  );
}

function OneCause({ c, title, drawn }: { c: Cause; title: string; drawn: boolean }) {
  const show = () => {
    socketCause.value = c.cause;
    socketPool.value = "";
    chosenEnd.value = "";
    tab.value = "sockets";
  };
  const whose = c.loads.length > 0 ? c.loads : c.pools;
  return (
    <article class="cause">
      <h3>{title} <span class="unit">{c.count > 0 ? `${count(c.count)} in ${whose.join(", ")}` : whose.join(", ")}, confidence {percent(c.confidence)}</span></h3>
      <p>{sentence(c.sentence)}</p>
      <p class="advice">{c.advice}</p>
      <details>
        <summary>Evidence</summary>
        <ul>{c.evidence.map((e, i) => <li key={i}>{e}</li>)}</ul>
      </details>
      {drawn && <button type="button" onClick={show}>Show these sockets</button>}
    </article>
  );
}

function Thresholds({ s }: { s: Summary }) {
  if (s.thresholds.length === 0) return null;
  return (
    <section aria-labelledby="thresholds">
      <h2 id="thresholds">Thresholds{s.verdict === "running" && " so far"}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Thresholds">
        <table>
          <thead><tr><th scope="col">result</th><th scope="col">threshold</th><th scope="col">value</th></tr></thead>
          <tbody>{s.thresholds.map((t) => (
            <tr key={t.expr}>
              <td class={t.pass ? "good" : "bad"}>{t.value === null ? "not measured" : t.pass ? "✓ met" : "✗ not met"}</td>
              <th scope="row"><code>{t.expr}</code>{t.implied && <span class="unit"> implied</span>}</th>
              <td>{t.value === null ? "–" : measured(t.expr, t.value)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

// measured writes a threshold's value in the unit of its metric.
function measured(expr: string, value: number): string {
  if (/^(held|refused|lost|failed|throttled|late|not_started)\(/.test(expr)) return percent(value);
  return /_ms\(/.test(expr) ? ms(value) : short(value);
}

// A chart has no more lines than there are dash patterns.
const mostLines = 7;
const mostLoads = 4;

function Charts({ page }: { page: Page }) {
  const pools = page.pools ?? [], loads = page.loads ?? [];
  const named = (name: string, what: string, all: unknown[]) => (all.length > 1 ? `${name}: ${what}` : what);
  const first = (n: number, all: unknown[]) => (all.length > n ? `, the first ${n} of ${all.length}` : "");
  const open = pools.slice(0, mostLines).map((p): Line => ({ label: named(p.name, "open", pools), values: p.open }));
  const pings = pools.filter((p) => p.rtt_p99_ms.some((v) => v !== null));
  const wanted = pools.reduce((sum, p) => sum + p.wanted, 0);
  const summed = (all: number[][]) => (all[0] ?? []).map((_, i) => all.reduce((sum, values) => sum + (values[i] ?? 0), 0));
  const happened = (lines: Line[]) => lines.filter((l) => l.values.some((n) => (n ?? 0) > 0));
  const ofSockets = happened([...Object.entries(page.closes).map(([cause, values]): Line => ({ label: page.titles[cause] ?? cause, values })), { label: "refused", values: summed(pools.map((p) => p.refused)) }]);
  const wrong = [...ofSockets, ...happened([{ label: "throttled (429)", values: summed(loads.map((l) => l.throttled)) }, { label: "failed", values: summed(loads.map((l) => l.failed)) }])];
  const own = Object.entries(page.platform).map(([name, values]): Line => ({ label: name, values }));
  const most = page.summary.platform?.max_concurrent ?? 0;
  const max = page.summary.interactions.max_concurrent;
  const theirs = { value: most, label: `the platform's maximum ${count(most)}` };
  // A burst leads to its sockets, or if there are none, to its interactions.
  const burst = (second: number) => {
    const here = (l: Line) => (l.values[Math.round(second / page.step_s)] ?? 0) > 0, sockets = ofSockets.some(here);
    if (!wrong.some(here)) return;
    zoom.value = [second, second + page.step_s];
    socketCause.value = socketPool.value = "";
    chosenEnd.value = chosenInteraction.value = "";
    if (!sockets) filter.value = noFilter;
    tab.value = sockets ? "sockets" : "interactions";
  };
  const g = page.generator;
  return (
    <section aria-labelledby="axis">
      <h2 id="axis">The run in time</h2>
      <AxisHint step={page.step_s} />
      {open.length > 0 && <Chart title="Open sockets" unit={`of ${count(wanted)} wanted${first(mostLines, pools)}`} step={page.step_s} lines={open} marks={pools.slice(0, mostLines).map((p) => ({ value: p.wanted, label: `${named(p.name, "wanted", pools)} ${count(p.wanted)}` }))} />}
      {wrong.length > 0 && <Chart title={pools.length > 0 ? "Closes by cause" : "Throttled and failed"} unit={`${pools.length > 0 ? "refusals and failures, " : ""}in ${page.step_s} s; click one or press Enter to see them`} step={page.step_s} lines={wrong} strip onPick={burst} />}
      {ofSockets.length > 0 && <Bursts page={page} onPick={burst} />}
      {loads.length > 0 && <Chart title="Interactions in flight" unit="most at once" step={page.step_s} lines={[{ label: "in flight", values: page.in_flight ?? [] }]} marks={[{ value: max, label: `maximum concurrent interactions ${count(max)}` }, theirs]} />}
      {own.length > 0 && <Chart title="The platform's own view" unit={`as it counts${first(mostLines, own)}`} step={page.step_s} lines={own.slice(0, mostLines)} marks={[theirs]} />}
      {loads.slice(0, mostLoads).map((l) => <OfLoad key={l.name} l={l} whose={loads.length > 1 ? `: ${l.name}` : ""} step={page.step_s} />)}
      {loads.length > mostLoads && <p class="hint">The charts show the first {mostLoads} of {loads.length} loads; the table below has all of them.</p>}
      {pings.length > 0 && <Chart title="Ping round trips" unit={`ms at p99, ± 12 %${first(mostLines, pings)}`} step={page.step_s} lines={pings.slice(0, mostLines).map((p) => ({ label: named(p.name, "ping", pools), values: p.rtt_p99_ms }))} />}
      <Chart title="The generator was late" unit="ms at p99" step={page.step_s} lines={[{ label: "late", values: g.lateness_p99_ms ?? [] }]} />
      <Chart title="The generator's processors" unit="how many" step={page.step_s} lines={[{ label: "used", values: g.cpu ?? [] }, { label: "waited for", values: g.waited ?? [] }]} />
    </section>
  );
}

// OfLoad is what was asked of a load and what came of it, and how long it took.
function OfLoad({ l, whose, step }: { l: Load; whose: string; step: number }) {
  const perS = (values: number[]) => values.map((v) => v / step);
  const lines = useMemo(() => {
    const arrivals: Line[] = [{ label: "planned", values: perS(l.planned) }, { label: "started", values: perS(l.started) }, { label: "good", values: perS(l.good) },
      { label: "throttled (429)", values: perS(l.throttled) }, { label: "failed", values: perS(l.failed) }];
    return arrivals.map((line, i) => ({ ...line, colour: i })).filter((line, i) => i < 3 || line.values.some((v) => (v ?? 0) > 0));
  }, [l]);
  const latency = useMemo(() => [{ label: "p50 from plan", values: l.latency_p50_ms }, { label: "p99 from plan", values: l.latency_p99_ms }, { label: "p99 service", values: l.service_p99_ms }], [l]);
  return (
    <>
      <Chart title={`Arrivals${whose}`} unit="a second" step={step} lines={lines} />
      <Chart title={`Latency${whose}`} unit="ms, ± 12 %" step={step} lines={latency} />
    </>
  );
}

function Pools({ s }: { s: Summary }) {
  const pools = Object.entries(s.pools);
  if (pools.length === 0) return null;
  return (
    <section aria-labelledby="pools">
      <h2 id="pools">Pools</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Pools">
        <table>
          <thead><tr>{["pool", "wanted", "opened", "refused", "lost", s.verdict === "running" ? "open now" : "held to the end", "peak", "connect p50 / p99", "ping p50 / p99"].map((h) => <th scope="col" key={h}>{h}</th>)}</tr></thead>
          <tbody>{pools.map(([name, p]) => (
            <tr key={name}>
              <th scope="row">{name}</th><td>{count(p.wanted)}</td><td>{count(p.opened)}</td><td class={p.refused > 0 ? "bad" : ""}>{count(p.refused)}</td>
              <td class={p.lost > 0 ? "bad" : ""}>{count(p.lost)}</td><td>{count(s.verdict === "running" ? p.opened - p.lost : p.held_to_end)}</td><td>{count(p.peak_open)}</td>
              <td>{pair(p.connect_ms)}</td><td>{pair(p.ping_rtt_ms)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

function pair(d: Dist): string { return d.count > 0 ? `${ms(d.p50)} / ${ms(d.p99)}` : "–"; }

function Loads({ s }: { s: Summary }) {
  const loads = Object.entries(s.loads);
  if (loads.length === 0) return null;
  return (
    <section aria-labelledby="loads">
      <h2 id="loads">Loads</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Loads">
        <table>
          <thead><tr>{["load", "planned", "started", "not started", "good", "failed", "throttled", "good a second", "latency p50 / p99 / max", "service p99"].map((h) => <th scope="col" key={h}>{h}</th>)}</tr></thead>
          <tbody>{loads.map(([name, l]) => (
            <tr key={name}>
              <th scope="row">{name}</th><td>{count(l.planned)}</td><td>{count(l.started)}</td><td class={l.not_started > 0 ? "bad" : ""}>{count(l.not_started)}</td>
              <td>{count(l.succeeded)}</td><td class={l.failed > 0 ? "bad" : ""}>{count(l.failed)}</td><td>{count(l.throttled)}</td><td>{short(l.good_per_s)}</td>
              <td>{ms(l.latency_ms.p50)} / {ms(l.latency_ms.p99)} / {ms(l.latency_ms.max)}</td><td>{ms(l.service_ms.p99)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}

function Generator({ s }: { s: Summary }) {
  const g = s.generator;
  return (
    <section aria-labelledby="generator">
      <h2 id="generator">The generator{s.verdict === "running" && " so far"}</h2>
      <p>{s.verdict !== "running" && (g.valid ? "Valid: " : "Not valid: ")}CPU {short(g.cpu_s)} s, memory {short(g.peak_rss_bytes / (1 << 20))} MiB, late by {ms(g.lateness_ms.p99)} at p99 and {ms(g.lateness_ms.max)} at most.</p>
    </section>
  );
}
