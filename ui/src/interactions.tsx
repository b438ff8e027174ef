import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Page } from "./data";
import { count, ms, secs } from "./format";
import type { Filter, Kept, Row } from "./kept";
import { Rows } from "./rows";
import { chosenInteraction, filter, kept, keyOf, noFilter, zoom } from "./state";
import { Detail, Waterfall } from "./waterfall";

// Interactions is the table of the kept interactions, and one of them in full.
export function Interactions({ page }: { page: Page }) {
  if (!(page.loads ?? []).length) return <p>The scenario has no loads, so there were no interactions.</p>;
  if (!kept.value) return <p role="status">Reading the interactions …</p>;
  return <Table page={page} all={kept.value} />;
}

function Table({ page, all }: { page: Page; all: Kept }) {
  const f = filter.value, between = zoom.value;
  const shown = useMemo(() => all.filter({ ...f, between }), [all, f, between]);
  const byKey = useSignal(false);
  const set = (part: Partial<Filter>) => { filter.value = { ...f, ...part }; };
  const at = chosen(page, all), total = page.summary.interactions.total;
  const causes = page.summary.causes, name = (load: number) => page.loads?.[load]?.name ?? "";
  const row = (i: number): Row => all.row(i);
  const narrowed = f !== noFilter && JSON.stringify({ ...f, slowest: false }) !== JSON.stringify(noFilter);
  const close = () => { chosenInteraction.value = ""; document.querySelector<HTMLElement>('.rows[aria-label="interactions"]')?.focus(); };
  return (
    <section aria-labelledby="the-interactions">
      <h2 id="the-interactions">Interactions</h2>
      <p class="hint">
        {count(page.live?.kept ?? all.count + page.interactions_left)} of {count(total)} are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.
        {!page.live && page.interactions_left > 0 && ` This page has ${count(all.count)} of them; the others are in the record.`} Numbers elsewhere come from all that took place.
      </p>
      <div class="filters">
        <label>load <select value={f.load} onChange={(e) => set({ load: e.currentTarget.value })}>
          <option value="">all</option>{(page.loads ?? []).map((l, i) => <option value={i} key={i}>{l.name}</option>)}
        </select></label>
        <label>outcome <select value={f.outcome} onChange={(e) => set({ outcome: e.currentTarget.value })}>
          <option value="">all</option><option value="good">good</option>{all.failures.length > 0 && <option value="failed">failed</option>}{all.failures.map((o) => <option value={`-${o}`} key={o}>{o.replaceAll("_", " ")}</option>)}
        </select></label>
        {all.causes.length > 0 && <label>cause <select value={f.cause} onChange={(e) => set({ cause: e.currentTarget.value })}>
          <option value="">all</option>{all.causes.map((c) => <option value={c} key={c}>{title(page, c)}{(causes[c]?.loads.length ?? 0) > 0 && (page.loads?.length ?? 0) > 1 ? ` (${causes[c]!.loads.join(", ")})` : ""}</option>)}
        </select></label>}
        {all.statuses.length > 0 && <label>status <select value={f.status} onChange={(e) => set({ status: e.currentTarget.value })}>
          <option value="">all</option>{all.statuses.map((s) => <option value={s} key={s}>{s}</option>)}
        </select></label>}
        <span class="range"><label>from plan, ms: at least <input type="number" min="0" step="any" value={f.atLeastMs || ""} onInput={(e) => set({ atLeastMs: Number(e.currentTarget.value) || 0 })} /></label>
          <label>at most <input type="number" min="0" step="any" value={f.atMostMs || ""} onInput={(e) => set({ atMostMs: Number(e.currentTarget.value) || 0 })} /></label></span>
        <label>text <input type="search" placeholder="number, detail, frame" value={f.text} onInput={(e) => set({ text: e.currentTarget.value })} /></label>
        <label><input type="checkbox" checked={f.slowest} onChange={(e) => set({ slowest: e.currentTarget.checked })} /> slowest first</label>
        {between && <button type="button" class="quiet" onClick={() => { zoom.value = null; }}>From {secs(Math.max(0, between[0]))} to {secs(between[1])}: show all</button>}
        {narrowed && <button type="button" class="quiet" onClick={() => { filter.value = { ...noFilter, slowest: f.slowest }; }}>Clear filters</button>}
        <span role="status">{count(shown.length)} of {count(all.count)}</span>
      </div>
      <Rows label="interactions" rows={shown} chosen={at} onChoose={(i, key) => { byKey.value = key; const r = row(i); chosenInteraction.value = keyOf(name(r.load), r.number); }} onClose={close} columns={[
        { head: "load", width: "minmax(5rem,1fr)", cell: (i) => name(row(i).load) },
        { head: "number", width: "4.5rem", right: true, cell: (i) => count(row(i).number) },
        { head: "planned at", wide: true, width: "6rem", right: true, cell: (i) => secs(row(i).planned_s) },
        { head: "late", wide: true, width: "6rem", right: true, cell: (i) => ms(Math.max(0, row(i).started_s - row(i).planned_s) * 1000) },
        { head: "from plan", width: "5rem", right: true, cell: (i) => ms((row(i).ended_s - row(i).planned_s) * 1000) },
        { head: "status", wide: true, width: "4rem", right: true, cell: (i) => row(i).status || "–" },
        { head: "outcome", width: "minmax(6rem,1fr)", cell: (i) => { const r = row(i); return <span class={r.failure ? "bad" : "good"}>{r.failure ? `✗ ${r.failure.replaceAll("_", " ")}` : "✓ good"}</span>; } },
        { head: "cause", wide: true, width: "minmax(8rem,1.4fr)", cell: (i) => title(page, row(i).cause) },
      ]} />
      {chosenInteraction.value && at < 0 && <p class="hint" role="status">The interaction that the address names is not in this page.</p>}
      {at >= 0 && <One page={page} all={all} at={at} byKey={byKey.value} onClose={close} />}
    </section>
  );
}

function title(page: Page, cause: number): string {
  const c = page.summary.causes[cause];
  return c ? page.titles[c.cause] ?? c.cause.replaceAll("_", " ") : "";
}

// chosen is the number of the interaction that is opened, -1 if none is.
function chosen(page: Page, all: Kept): number {
  const key = chosenInteraction.value;
  return useMemo(() => {
    const [name, number] = key.split("/");
    const load = (page.loads ?? []).findIndex((l) => encodeURIComponent(l.name) === name);
    return load < 0 ? -1 : all.find(load, Number(number));
  }, [all, key]);
}

function One({ page, all, at, byKey, onClose }: { page: Page; all: Kept; at: number; byKey: boolean; onClose: () => void }) {
  const one = useMemo(() => all.open(at), [all, at]), name = page.loads?.[one.load]?.name ?? "";
  return (
    <Detail label={`Interaction ${name} ${one.number}`} byKey={byKey} onClose={onClose}
      title={<>{name} {count(one.number)} <a class="unit" href={`#interaction=${keyOf(name, one.number)}`}>link</a></>}>
      <Waterfall page={page} one={one} />
    </Detail>
  );
}
