import { render } from "preact";
import { Compare, isComparison } from "./compare";
import { readData, unpacked, type Page } from "./data";
import { count, secs } from "./format";
import { Interactions } from "./interactions";
import { asked, begin, link, listed, look, page, stop } from "./live";
import { Overview } from "./overview";
import { Sockets } from "./sockets";
import { tab, tabs } from "./state";
import "./style.css";

function App() {
  if (!page.value) return <main><p role="status">{link.value === "refused" ? refused : link.value === "lost" ? `${lost} Trying again …` : link.value === "none" ? "" : "Waiting for the run …"}</p></main>;
  return <Run page={page.value} />;
}

const refused = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.";
const lost = "Connection lost: the run's process has ended, or cannot be reached.";

// Going is what a page says of a run that goes on, when there is something.
function Going({ page }: { page: Page }) {
  const live = page.live;
  if (!live) return null;
  const away = link.value === "lost" || link.value === "refused", was = `This is how the run was at ${secs(Math.floor(live.at_s))}.`;
  const said = [
    link.value === "lost" && `${lost} ${was} Trying again …`,
    link.value === "refused" && `Connection lost: another run is at this address now. ${was}`,
    !away && live.state === "judging" && "The run is over; its causes are being named.",
    !away && live.state !== "judging" && (live.state === "stopping" || asked.value) && "Stopping …",
    live.missed > 0 && `The page was too slow for ${count(live.missed)} reports of the run: it has gaps until the end.`,
  ].filter((x) => x).join(" ");
  return <p role="status" class={`going${away ? " away" : ""}`}>{said}</p>;
}

function Stop({ page }: { page: Page }) {
  if (page.live?.state !== "running" || link.value !== "live" || asked.value) return null;
  return <button type="button" class="stop" onClick={() => { if (confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.")) void stop(); }}>Stop the run</button>;
}

// More is about the interactions that are still at the server.
function More({ page }: { page: Page }) {
  const l = listed.value, fresh = (page.live?.kept ?? 0) - l.kept;
  if (!page.live || page.live.kept === 0) return null;
  return (
    <p class="hint">The latest {count(l.loaded)} of {count(l.matched)} that match.
      {l.loaded < l.matched && <button type="button" class="quiet" onClick={() => { look(true); }}>More</button>}
      {fresh > 0 && <button type="button" class="quiet" onClick={() => { look(false); }}>{count(fresh)} new: look again</button>}</p>
  );
}

const verdicts = { pass: "✓ PASS", fail: "✗ FAIL", invalid: "? INVALID", running: "● RUNNING" };

function Run({ page }: { page: Page }) {
  const s = page.summary, run = s.run;
  const target = run.target.twin ? `the embedded twin (${run.target.twin})` : [run.target.ws, run.target.http].filter((x) => x).join(" and ");
  const key = (e: KeyboardEvent) => {
    const by = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    const now = tabs.findIndex(([t]) => t === tab.value);
    tab.value = tabs[(now + by + tabs.length) % tabs.length]![0];
    (document.getElementById(`tab-${tab.value}`) as HTMLElement | null)?.focus();
  };
  return (
    <>
      <header class="top">
        <p class={`verdict ${s.verdict}`}>{page.live && link.value === "lost" ? "○ NOT HEARD FROM" : verdicts[s.verdict]}</p>
        <div>
          <h1>{run.scenario || "run"}</h1>
          <p class="unit">{run.id} · {new Date(run.started).toISOString().slice(0, 19).replace("T", " ")} UTC · {page.live ? `${secs(Math.floor(page.live.at_s))} of ${secs(page.live.duration_s)}` : secs(run.duration_s)} · seed {run.seed} · against {target || run.target.addresses.join(", ")}
            {run.interrupted && " · interrupted"}{run.aborted_by && ` · ended by ${run.aborted_by}`} · holdfast {run.version}</p>
        </div>
        <Stop page={page} />
      </header>
      <main>
        <Going page={page} />
        <div role="tablist" aria-label="Views" class="tabs" onKeyDown={key}>
          {tabs.map(([t, name]) => (
            <button type="button" role="tab" id={`tab-${t}`} key={t} aria-selected={tab.value === t} aria-controls="view" tabIndex={tab.value === t ? 0 : -1} onClick={() => { tab.value = t; }}>{name}</button>
          ))}
        </div>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
        {tab.value === "overview" && <Overview page={page} />}
        {tab.value === "sockets" && <Sockets page={page} />}
        {tab.value === "interactions" && <><Interactions page={page} /><More page={page} /></>}
        </div>
      </main>
    </>
  );
}

const root = document.getElementById("page")!;
try {
  const unpacking = unpacked("kept"), given = await readData(); // the first beside the second
  root.replaceChildren();
  if (isComparison(given)) {
    render(<Compare c={given} />, root);
  } else {
    const beginning = begin(given, unpacking);
    render(<App />, root);
    await beginning;
  }
} catch (e) {
  root.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
