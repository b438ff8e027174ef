import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Page } from "./data";
import { bytes, count, ms, secs, sentence } from "./format";
import type { Attempt, Break, Frame, Interaction, Step } from "./kept";
import { tcpFacts } from "./tcp";

// The kinds of time, in the order of a request.
const phases = { late: "late", queued: "waiting for a connection", connect: "connect", tls: "TLS", answer: "waiting for the first byte", read: "reading", wait: "waiting to try again", think: "the customer thinks", work: "waiting for a message" } as const;
type Phase = keyof typeof phases;

interface Segment { phase: Phase; from: number; to: number; broken?: boolean }

interface Bar { label: string; sub?: boolean; segments: Segment[]; frames?: Frame[]; note: ComponentChildren; bad?: boolean }

// Detail is the frame of what is opened from a table: it takes the focus if
// that was with a key, and Escape leaves it.
export function Detail({ title, label, byKey, onClose, children }: { title: ComponentChildren; label: string; byKey: boolean; onClose: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (byKey) box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [label, byKey]);
  return (
    <aside class="detail" aria-label={label} ref={box} tabIndex={-1} onKeyDown={(e) => { if (e.key === "Escape") { e.stopPropagation(); onClose(); } }}>
      <div class="detail-head"><h3>{title}</h3><button type="button" class="quiet" onClick={onClose}>Close</button></div>
      {children}
    </aside>
  );
}

// Waterfall is one interaction on its own time axis.
export function Waterfall({ page, one }: { page: Page; one: Interaction }) {
  const whole = Math.max(1e-6, ...[one.ended_s, ...one.frames.map((f) => f.at_s)].map((t) => t - one.planned_s));
  const left = (t: number) => `${Math.max(0, Math.min(100, ((t - one.planned_s) / whole) * 100))}%`;
  const bars = barsOf(one), used = new Set(bars.flatMap((b) => b.segments.map((s) => s.phase)));
  return (
    <>
      <Facts page={page} one={one} />
      <div class="waterfall" role="list" aria-label="What it did, in order">
        <div class="bar-row axis" aria-hidden="true"><span /><span class="scale">{[0, 0.25, 0.5, 0.75, 1].map((x) => <i key={x} style={{ left: `${x * 100}%` }}>{ms(x * whole * 1000)}</i>)}</span><span /></div>
        {bars.map((b, n) => (
          <div class={`bar-row${b.sub ? " sub" : ""}`} role="listitem" key={n}>
            <span class="name">{b.label}</span>
            <span class="track" aria-hidden="true">
              {b.segments.map((s, k) => <i key={k} class={`seg ${s.phase}${s.broken ? " broken" : ""}`} title={`${phases[s.phase]} ${ms((s.to - s.from) * 1000)}`} style={{ left: left(s.from), width: `max(2px, ${Math.max(0, ((s.to - s.from) / whole) * 100)}%)` }} />)}
              {b.frames?.map((f, k) => <i key={k} class={`mark ${f.out ? "out" : "in"}`} title={`${f.out ? "sent" : "received"} ${f.kind} ${f.text}`} style={{ left: left(f.at_s) }} />)}
            </span>
            <span class={b.bad ? "bad" : ""}>{b.note}</span>
          </div>
        ))}
      </div>
      <p class="legend" aria-hidden="true">{(Object.keys(phases) as Phase[]).filter((p) => used.has(p)).map((p) => <span key={p}><i class={`seg ${p}`} /> {phases[p]}</span>)}
        {one.frames.length > 0 && <><span><i class="mark out" /> sent</span><span><i class="mark in" /> received</span></>}</p>
      {one.missing.steps > 0 && <p class="hint">{count(one.missing.steps)} more steps are not kept: an interaction keeps its first {count(one.steps.length)}.</p>}
      {one.missing.attempts > 0 && <p class="hint">{count(one.missing.attempts)} more attempts are not kept.</p>}
      {one.breaks.map((b, n) => <Broken key={n} page={page} one={one} b={b} />)}
      {one.missing.breaks > 0 && <p class="hint">{count(one.missing.breaks)} more connections that ended are not kept.</p>}
      {one.frames.length > 0 && <Frames one={one} />}
    </>
  );
}

function Facts({ page, one }: { page: Page; one: Interaction }) {
  const cause = page.summary.causes[one.cause], thought = thinks(one).reduce((sum, [from, to]) => sum + to - from, 0);
  return (
    <>
      <dl class="facts">
        <dt>planned at</dt><dd>{secs(one.planned_s)}</dd>
        <dt>started</dt><dd>{ms(Math.max(0, one.started_s - one.planned_s) * 1000)} after plan</dd>
        <dt>from plan to end</dt><dd>{ms((one.ended_s - one.planned_s) * 1000)}{thought > 0 && `, of which the customer thinks ${ms(thought * 1000)}`}</dd>
        <dt>outcome</dt><dd class={one.failure ? "bad" : "good"}>{one.failure ? `✗ ${one.failure.replaceAll("_", " ")}` : "✓ good"}</dd>
        {one.conversation && <><dt>conversation</dt><dd>{one.conversation}</dd></>}
      </dl>
      {cause && <p class="cause"><b>{page.titles[cause.cause] ?? cause.cause.replaceAll("_", " ")}</b>: {sentence(cause.sentence)} <span class="advice">{cause.advice}</span></p>}
    </>
  );
}

// thinks are the pauses between steps, and behind the last.
function thinks(one: Interaction): [number, number][] {
  const list: [number, number][] = [];
  let end = one.planned_s;
  for (const s of one.steps) {
    if (s.planned_s - end > 1e-6) list.push([end, s.planned_s]);
    end = s.ended_s;
  }
  if (one.missing.steps === 0 && one.ended_s - end > 1e-4) list.push([end, one.ended_s]);
  return list;
}

function barsOf(one: Interaction): Bar[] {
  const bars: Bar[] = [], pauses = thinks(one);
  const think = (from: number, to: number) => bars.push({ label: "think", segments: [{ phase: "think", from, to }], note: ms((to - from) * 1000) });
  one.steps.forEach((s, n) => {
    while (pauses.length > 0 && pauses[0]![1] <= s.planned_s + 1e-9) think(...pauses.shift()!);
    const tries = one.attempts.filter((a) => a.position === n);
    const said = [s.status > 0 && s.status !== 101 ? `status ${s.status}` : "", s.failure && s.failure !== String(s.status) ? s.failure.replaceAll("_", " ") : "", s.detail].filter((x) => x).join(", ");
    if (tries.length === 1) {
      const segments = segmentsOf(tries[0]!, s.planned_s);
      bars.push({ label: s.name, segments, note: <>{words(segments)}{said && <b> {said}</b>}</>, bad: s.failure !== "" });
      return;
    }
    if (tries.length === 0) {
      bars.push({ label: s.name, segments: waited(s), note: <>{ms((s.ended_s - Math.max(s.planned_s, s.sent_s)) * 1000)}{said && <b> {said}</b>}</>, bad: s.failure !== "" });
      return;
    }
    bars.push({ label: s.name, segments: [], note: <>{count(s.attempts)} attempts in {ms((s.ended_s - s.planned_s) * 1000)}{said && <b> {said}</b>}</>, bad: s.failure !== "" });
    tries.forEach((a, k) => {
      const segments = segmentsOf(a, k === 0 ? s.planned_s : a.asked_s), next = tries[k + 1];
      const until = next ? next.asked_s : a.wait_s > 0 ? a.ended_s + a.wait_s : a.ended_s;
      if (until > a.ended_s) segments.push({ phase: "wait", from: a.ended_s, to: until });
      const answer = [
        a.status > 0 ? `status ${a.status}` : "", a.failure && a.failure !== String(a.status) ? a.failure.replaceAll("_", " ") : "",
        a.retry_after ? `Retry-After: ${a.retry_after}` : "", until > a.ended_s ? `waited ${ms((until - a.ended_s) * 1000)}` : "",
      ].filter((x) => x).join(", ");
      bars.push({ label: `attempt ${k + 1}`, sub: true, segments, note: <>{words(segments)} <b>{answer}</b></>, bad: a.failure !== "" });
    });
  });
  for (const [from, to] of pauses) think(from, to);
  for (const name of new Set(one.frames.map((f) => f.socket))) {
    const frames = one.frames.filter((f) => f.socket === name);
    bars.push({ label: `frames of ${name}`, segments: [], frames, note: `${count(frames.filter((f) => f.out).length)} sent, ${count(frames.filter((f) => !f.out).length)} received` });
  }
  return bars;
}

// waited is a step on a WebSocket: nothing is sent but by the step itself.
function waited(s: Step): Segment[] {
  const list: Segment[] = [];
  if (s.sent_s > s.planned_s + 1e-4) list.push({ phase: "late", from: s.planned_s, to: s.sent_s });
  list.push({ phase: "work", from: Math.max(s.planned_s, s.sent_s), to: s.ended_s, broken: s.failure !== "" });
  return list;
}

// segmentsOf is where the time of an attempt went; the last that was begun is
// the one that it broke in.
function segmentsOf(a: Attempt, due: number): Segment[] {
  const list: Segment[] = [], add = (phase: Phase, from: number, to: number, least = 0) => { if (to - from > least) list.push({ phase, from, to }); };
  add("late", due, a.asked_s, 1e-4);
  add("queued", a.asked_s, a.dialed_s || a.sent_s || a.ended_s, 1e-4);
  if (a.dialed_s > 0) add("connect", a.dialed_s, a.connected_s || a.ended_s);
  if (a.connected_s > 0 && (a.secured_s > 0 || a.sent_s === 0)) add("tls", a.connected_s, a.secured_s || a.ended_s);
  if (a.sent_s > 0) add("answer", a.sent_s, a.first_byte_s || a.ended_s);
  if (a.first_byte_s > 0) add("read", a.first_byte_s, a.ended_s);
  const last = list.at(-1);
  if (last && a.failure) last.broken = true;
  return list;
}

const short: Record<Phase, string> = { late: "late", queued: "queued", connect: "connect", tls: "TLS", answer: "first byte", read: "read", wait: "", think: "", work: "" };

function words(segments: Segment[]): string { return segments.filter((s) => short[s.phase]).map((s) => `${short[s.phase]} ${ms((s.to - s.from) * 1000)}`).join(" · "); }

// Broken is the evidence of a connection that ended under the interaction.
function Broken({ page, one, b }: { page: Page; one: Interaction; b: Break }) {
  const step = one.steps[b.position], address = page.summary.run.target.addresses[b.address];
  const facts: [string, ComponentChildren][] = [["ended as", `${b.how.replaceAll("_", " ")}${b.errname ? ` ${b.errname}` : ""}${b.close_code ? ` ${b.close_code}` : ""}`]];
  if (b.reason) facts.push(["reason given", b.reason]);
  if (b.detail) facts.push(["detail", b.detail]);
  facts.push(["ended at", `${secs(b.ended_s)}, ${ms((b.ended_s - one.planned_s) * 1000)} after plan`], ["during", step?.name ?? "what came next"]);
  facts.push(["could be used for", b.ready_s > 0 ? ms((b.ended_s - b.ready_s) * 1000) : "never"]);
  facts.push(["last received", b.received_s > 0 ? `${ms((b.ended_s - b.received_s) * 1000)} before the end` : "nothing"], ["last sent", b.sent_s > 0 ? `${ms((b.ended_s - b.sent_s) * 1000)} before the end` : "nothing"]);
  if (b.tls) facts.push(["TLS", b.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]);
  if (address) facts.push(["address", `${address}${b.local_port ? `, from our port ${b.local_port}` : ""}`]);
  if (b.tcp) facts.push(...tcpFacts(b.tcp));
  facts.push(["this machine was away", `${ms(b.own_gap_s * 1000)} at most in the 10 s before`]);
  return (
    <section class="evidence">
      <h4>{b.socket ? `The WebSocket ${b.socket}` : "A connection"} ended</h4>
      <dl>{facts.map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>
    </section>
  );
}

function Frames({ one }: { one: Interaction }) {
  const half = one.missing.frames > 0 ? one.frames.length / 2 : -1, many = new Set(one.frames.map((f) => f.socket)).size > 1;
  return (
    <section>
      <h4>Frames</h4>
      <div class="scroll" tabIndex={0} role="region" aria-label="Frames">
        <table class="frames">
          <thead><tr><th scope="col">after plan</th>{many && <th scope="col">socket</th>}<th scope="col">way</th><th scope="col">kind</th><th scope="col" class="right">size</th><th scope="col">begins with</th></tr></thead>
          <tbody>{one.frames.map((f, n) => (
            <>
              {n === half && <tr key="gap"><td colSpan={many ? 6 : 5} class="hint">{count(one.missing.frames)} frames in between are not kept</td></tr>}
              <tr key={n}><td>{ms((f.at_s - one.planned_s) * 1000)}</td>{many && <td>{f.socket}</td>}<td>{f.out ? "→ sent" : "← received"}</td><td>{f.kind}</td><td class="right">{bytes(f.bytes)}</td><td class="text">{f.text}</td></tr>
            </>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
