import { render } from "preact";
import { readPage, unpacked, type Page } from "./data";
import { secs } from "./format";
import { Interactions } from "./interactions";
import { readKept } from "./kept";
import { Overview } from "./overview";
import { Sockets } from "./sockets";
import { kept, tab, tabs } from "./state";
import "./style.css";

function App({ page }: { page: Page }) {
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
        <p class={`verdict ${s.verdict}`}>{{ pass: "✓ PASS", fail: "✗ FAIL", invalid: "? INVALID" }[s.verdict]}</p>
        <div>
          <h1>{run.scenario || "run"}</h1>
          <p class="unit">{run.id} · {new Date(run.started).toISOString().slice(0, 19).replace("T", " ")} UTC · {secs(run.duration_s)} · seed {run.seed} · against {target || run.target.addresses.join(", ")}
            {run.interrupted && " · interrupted"}{run.aborted_by && ` · ended by ${run.aborted_by}`} · holdfast {run.version}</p>
        </div>
      </header>
      <div role="tablist" aria-label="Views" class="tabs" onKeyDown={key}>
        {tabs.map(([t, name]) => (
          <button type="button" role="tab" id={`tab-${t}`} key={t} aria-selected={tab.value === t} aria-controls="view" tabIndex={tab.value === t ? 0 : -1} onClick={() => { tab.value = t; }}>{name}</button>
        ))}
      </div>
      <main>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${tab.value}`}>
        {tab.value === "overview" && <Overview page={page} />}
        {tab.value === "sockets" && <Sockets page={page} />}
        {tab.value === "interactions" && <Interactions page={page} />}
        </div>
      </main>
    </>
  );
}

const root = document.getElementById("page")!;
try {
  const reading = readPage(), unpacking = unpacked("kept"); // beside what is drawn first
  const page = await reading;
  root.replaceChildren();
  render(<App page={page} />, root);
  const all = readKept(await unpacking, page);
  kept.value = all;
  setTimeout(() => all.prepare(), 200);
} catch (e) {
  root.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
