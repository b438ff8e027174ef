import { Chart, type Line } from "./chart";
import type { Cause, Dist, Page, Summary } from "./data";
import { count, ms, percent, short } from "./format";
import { chosenEnd, socketCause, socketPool, tab, zoom } from "./state";

// Overview is the verdict, the causes, and the run on one time axis.
export function Overview({ page }: { page: Page }) {
  const s = page.summary;
  return (
    <>
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
    chosenEnd.value = -1;
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

function sentence(text: string): string {
  const said = text.endsWith(".") ? text : `${text}.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function Thresholds({ s }: { s: Summary }) {
  if (s.thresholds.length === 0) return null;
  return (
    <section aria-labelledby="thresholds">
      <h2 id="thresholds">Thresholds{s.verdict === "running" && " so far"}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Thresholds">
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

const mostLines = 6;

function Charts({ page }: { page: Page }) {
  const pools = page.pools ?? [], loads = page.loads ?? [];
  const perS = (values: number[]) => values.map((v) => v / page.step_s);
  const named = (name: string, what: string, all: unknown[]) => (all.length > 1 ? `${name}: ${what}` : what);
  const open: Line[] = pools.slice(0, mostLines).map((p) => ({ label: named(p.name, "open", pools), values: p.open }));
  const wanted = pools.reduce((sum, p) => sum + p.wanted, 0);
  const arrivals: Line[] = [], latency: Line[] = [];
  for (const l of loads.slice(0, 3)) {
    arrivals.push({ label: named(l.name, "planned", loads), values: perS(l.planned) }, { label: named(l.name, "started", loads), values: perS(l.started) },
      { label: named(l.name, "good", loads), values: perS(l.good) });
    if (l.throttled.some((n) => n > 0)) arrivals.push({ label: named(l.name, "throttled (429)", loads), values: perS(l.throttled) });
    if (l.failed.some((n) => n > 0)) arrivals.push({ label: named(l.name, "failed", loads), values: perS(l.failed) });
    latency.push({ label: named(l.name, "p50 from plan", loads), values: l.latency_p50_ms }, { label: named(l.name, "p99 from plan", loads), values: l.latency_p99_ms },
      { label: named(l.name, "p99 service", loads), values: l.service_p99_ms });
  }
  for (const p of pools.slice(0, 3)) if (p.rtt_p99_ms.some((v) => v !== null)) latency.push({ label: named(p.name, "p99 of pings", pools), values: p.rtt_p99_ms });
  const closes = Object.entries(page.closes).map(([cause, values]): Line => ({ label: page.titles[cause] ?? cause, values, bars: true }));
  const own = Object.entries(page.platform).map(([name, values]): Line => ({ label: name, values }));
  const most = page.summary.platform?.max_concurrent ?? 0;
  const max = page.summary.interactions.max_concurrent;
  const burst = (second: number) => {
    zoom.value = [Math.max(0, second - 5 * page.step_s), second + 6 * page.step_s];
    socketCause.value = "";
    tab.value = "sockets";
  };
  const g = page.generator;
  return (
    <section aria-labelledby="axis">
      <h2 id="axis">The run in time</h2>
      <p class="hint">
        Drag to zoom, double-click for all of it; the charts share one cursor.{page.step_s > 1 && ` One point is ${page.step_s} s.`}
        {zoom.value && <button type="button" class="quiet" onClick={() => { zoom.value = null; }}>Show all</button>}
      </p>
      {open.length > 0 && <Chart title="Open sockets" unit={`of ${count(wanted)} wanted`} step={page.step_s} lines={open} mark={{ value: pools.length === 1 ? wanted : 0, label: `wanted ${count(wanted)}` }} />}
      {closes.length > 0 && <Chart title="Closes by cause" unit={`sockets in ${page.step_s} s; click one to see them`} step={page.step_s} lines={closes} onPick={burst} />}
      {loads.length > 0 && <Chart title="Interactions in flight" unit="most at once" step={page.step_s} lines={[{ label: "in flight", values: page.in_flight ?? [] }]} mark={{ value: max, label: `maximum concurrent interactions ${count(max)}` }} />}
      {own.length > 0 && <Chart title="The platform's own view" unit="as it counts" step={page.step_s} lines={own} mark={{ value: most, label: `its maximum concurrent interactions ${count(most)}` }} />}
      {arrivals.length > 0 && <Chart title="Arrivals" unit="a second" step={page.step_s} lines={arrivals} />}
      {latency.length > 0 && <Chart title="Latency" unit="ms, ± 12 %" step={page.step_s} lines={latency} />}
      <Chart title="The generator was late" unit="ms at p99" step={page.step_s} lines={[{ label: "late", values: g.lateness_p99_ms ?? [] }]} />
      <Chart title="The generator's processors" unit="" step={page.step_s} lines={[{ label: "used", values: g.cpu ?? [] }, { label: "waited for", values: g.waited ?? [] }]} />
    </section>
  );
}

function Pools({ s }: { s: Summary }) {
  const pools = Object.entries(s.pools);
  if (pools.length === 0) return null;
  return (
    <section aria-labelledby="pools">
      <h2 id="pools">Pools</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Pools">
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
      <div class="scroll" tabIndex={0} role="region" aria-label="Loads">
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
      {g.reasons.length > 0 && <ul>{g.reasons.map((r) => <li key={r} class="bad">{r}</li>)}</ul>}
    </section>
  );
}
