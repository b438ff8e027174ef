import { useMemo } from "preact/hooks";
import type { Interaction, Page, Step } from "./data";
import { count, ms, secs } from "./format";
import { Rows } from "./rows";
import { chosenInteraction, filter, zoom } from "./state";

// Interactions is the table of the kept interactions, and one of them in full.
export function Interactions({ page }: { page: Page }) {
  const all = page.interactions, f = filter.value, range = zoom.value;
  const outcomes = useMemo(() => [...new Set(all.map((i) => i.failure ?? ""))].sort(), [all]);
  const shown = useMemo(() => {
    const rows: number[] = [], text = f.text.toLowerCase();
    all.forEach((in_, i) => {
      if (f.load !== "" && in_.load !== Number(f.load)) return;
      if (f.outcome === "good" ? in_.failure : f.outcome !== "" && in_.failure !== f.outcome) return;
      if (f.atLeastMs > 0 && took(in_) * 1000 < f.atLeastMs) return;
      if (range && (in_.ended_s < range[0] || in_.planned_s > range[1])) return;
      if (text && !in_.steps.some((s) => `${s.step} ${s.status ?? ""} ${s.failure ?? ""} ${s.detail ?? ""}`.toLowerCase().includes(text)) && String(in_.number) !== text) return;
      rows.push(i);
    });
    return rows;
  }, [all, f, range]);
  const total = page.summary.interactions.total;
  if (!(page.loads ?? []).length) return <p>The scenario has no loads, so there were no interactions.</p>;
  const one = all[chosenInteraction.value];
  return (
    <section aria-labelledby="interactions">
      <h2 id="interactions">Interactions</h2>
      <p class="hint">{count(page.live?.kept ?? all.length)} of {count(total)} are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them.</p>
      <div class="filters">
        <label>load <select value={f.load} onChange={(e) => { filter.value = { ...f, load: e.currentTarget.value }; }}>
          <option value="">all</option>{(page.loads ?? []).map((l, i) => <option value={i} key={i}>{l.name}</option>)}
        </select></label>
        <label>outcome <select value={f.outcome} onChange={(e) => { filter.value = { ...f, outcome: e.currentTarget.value }; }}>
          <option value="">all</option><option value="good">good</option>{outcomes.filter((o) => o).map((o) => <option value={o} key={o}>{o}</option>)}
        </select></label>
        <label>at least <input type="number" min="0" step="any" value={f.atLeastMs || ""} onInput={(e) => { filter.value = { ...f, atLeastMs: Number(e.currentTarget.value) || 0 }; }} /> ms</label>
        <label>text <input type="search" placeholder="step, status, detail, number" value={f.text} onInput={(e) => { filter.value = { ...f, text: e.currentTarget.value }; }} /></label>
        {range && <button type="button" class="quiet" onClick={() => { zoom.value = null; }}>From {secs(Math.max(0, range[0]))} to {secs(range[1])}: show all</button>}
        <span role="status">{count(shown.length)} of {count(all.length)}</span>
      </div>
      <Rows label="interactions" rows={shown} chosen={chosenInteraction.value} onChoose={(i) => { chosenInteraction.value = i; }} columns={[
        { head: "load", width: "minmax(7rem,1fr)", cell: (i) => page.loads?.[all[i]!.load]?.name ?? "" },
        { head: "number", width: "6rem", right: true, cell: (i) => count(all[i]!.number) },
        { head: "planned at", width: "7rem", right: true, cell: (i) => secs(all[i]!.planned_s) },
        { head: "from plan", width: "7rem", right: true, cell: (i) => ms(took(all[i]!) * 1000) },
        { head: "steps", width: "4rem", right: true, cell: (i) => all[i]!.steps.length },
        { head: "outcome", width: "minmax(8rem,1.2fr)", cell: (i) => <span class={all[i]!.failure ? "bad" : "good"}>{all[i]!.failure ? `✗ ${all[i]!.failure}` : "✓ good"}</span> },
      ]} />
      {one && <Waterfall page={page} one={one} />}
    </section>
  );
}

function took(i: Interaction): number { return i.ended_s - i.planned_s; }

// Waterfall is one interaction on its own time axis: grey is waiting, from the
// plan to the send.
function Waterfall({ page, one }: { page: Page; one: Interaction }) {
  const whole = Math.max(1e-6, took(one)), at = (s: number) => `${Math.max(0, Math.min(100, ((s - one.planned_s) / whole) * 100))}%`;
  const wide = (from: number, to: number) => `${Math.max(0.3, ((to - from) / whole) * 100)}%`;
  const say = (s: Step) => [
    s.status ? `status ${s.status}` : "", s.failure ?? "", s.attempts > 1 ? `${s.attempts} attempts` : "", s.detail ?? "",
  ].filter((x) => x).join(", ");
  return (
    <aside class="detail" aria-label="One interaction">
      <h3>{page.loads?.[one.load]?.name} {count(one.number)} <span class="unit">planned at {secs(one.planned_s)}, {ms(whole * 1000)} from plan to end{one.failure ? `, ${one.failure}` : ""}</span></h3>
      <div class="waterfall">
        <div class="bar-row"><span>start</span><span class="track"><i class="wait" style={{ left: "0", width: wide(one.planned_s, one.started_s) }} /></span><span>{ms((one.started_s - one.planned_s) * 1000)} late</span></div>
        {one.steps.map((s, n) => (
          <div class="bar-row" key={n}>
            <span>{s.step}</span>
            <span class="track">
              <i class="wait" style={{ left: at(s.planned_s), width: wide(s.planned_s, Math.max(s.planned_s, s.sent_s)) }} />
              <i class={s.failure ? "broken" : "work"} style={{ left: at(s.sent_s), width: wide(s.sent_s, Math.max(s.sent_s, s.ended_s)) }} />
            </span>
            <span>{ms((s.ended_s - s.sent_s) * 1000)}{say(s) && `: ${say(s)}`}</span>
          </div>
        ))}
      </div>
    </aside>
  );
}
