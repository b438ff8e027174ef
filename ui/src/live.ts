import { effect, signal } from "@preact/signals";
import { asPage, unpack, type Ends, type Page } from "./data";
import { readKept } from "./kept";
import { filter, kept, tab, zoom } from "./state";

// The page as it is now: of a report for good, of a run that goes on as its
// stream says.
export const page = signal<Page | null>(null);

export type Link = "none" | "connecting" | "live" | "lost" | "refused" | "over";
export const link = signal<Link>("none"); // to the run; none: this is a report
export const asked = signal(false); // the run was told to stop

// What is known of the interactions that the server has.
export const listed = signal({ kept: 0, matched: 0, loaded: 0 });

let key = "";

// begin shows the run in the file, or follows the one that the server tells of.
export async function begin(data: { schema: string }, unpacking: Promise<Uint8Array>) {
  const given = asPage(data);
  if (given.live?.state !== "connecting") {
    page.value = given;
    keep(await unpacking, given);
    return;
  }
  key = takeKey();
  link.value = "connecting";
  void follow();
  effect(() => { if (page.value) document.title = `${page.value.summary.run.scenario || "run"} ${page.value.summary.verdict} · holdfast`; });
  effect(() => { // what is looked for has changed
    const narrowed = [filter.value, zoom.value];
    if (tab.value === "interactions" && link.value === "live" && narrowed) look(false, 250);
  });
}

// keep shows the interactions of a run that is over.
function keep(packed: Uint8Array, of: Page) {
  const all = readKept(packed, of);
  kept.value = all;
  setTimeout(() => all.prepare(), 200);
}

// takeKey takes the run's key out of the address, where it would be seen and
// copied, and keeps it for this tab.
function takeKey(): string {
  const found = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
  try {
    if (found) sessionStorage.setItem("key", found);
    if (found) history.replaceState(null, "", location.pathname);
    return found ?? sessionStorage.getItem("key") ?? "";
  } catch {
    return found ?? "";
  }
}

function ask(path: string, more: RequestInit = {}): Promise<Response> {
  return fetch(path, { ...more, cache: "no-store", credentials: "omit", headers: { ...more.headers, Authorization: `Bearer ${key}` } });
}

// stop ends the run as Ctrl-C does.
export async function stop() {
  asked.value = true;
  try {
    const answer = await ask("/stop", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
    if (!answer.ok) asked.value = false;
  } catch {
    asked.value = false;
  }
}

const silence = 40_000; // the server says something every 15 s at least

// follow reads the stream of the run, again after it was lost, until its end.
async function follow() {
  for (let wait = 500; ; wait = Math.min(wait * 2, 5000)) {
    const given = new AbortController();
    try {
      const answer = await ask("/events", { signal: given.signal });
      if (answer.status === 401) { link.value = "refused"; return; }
      if (!answer.ok || !answer.body) throw new Error(answer.statusText);
      wait = 500;
      await read(answer.body.getReader(), given);
    } catch { /* said below */ }
    given.abort();
    if (link.value === "over") return;
    link.value = "lost";
    await new Promise((r) => { setTimeout(r, wait); });
  }
}

async function read(from: ReadableStreamDefaultReader<Uint8Array>, given: AbortController) {
  const text = new TextDecoder();
  let waiting = "";
  for (;;) {
    const watch = setTimeout(() => { given.abort(); }, silence);
    const { value, done } = await from.read().finally(() => { clearTimeout(watch); });
    if (done) return;
    const before = Math.max(0, waiting.length - 1);
    waiting += text.decode(value, { stream: true });
    for (let end = waiting.indexOf("\n\n", before); end >= 0; end = waiting.indexOf("\n\n")) {
      const event = /^event: (\w+)\ndata: (.*)$/s.exec(waiting.slice(0, end));
      waiting = waiting.slice(end + 2);
      if (event) await take(event[1]!, JSON.parse(event[2]!) as Page & { packed: string });
      if (link.value === "over") return;
    }
  }
}

const noEnds: Ends = {
  total: 0, pool: [], socket: [], attempt: [], cause: [], phase: [], how: [], code: [], ended_s: [], age_s: [], silence_s: [], silence_sent_s: [], silence_received_s: [], detail: [], numbers: {}, texts: {},
};

// take puts an event into the page.
async function take(event: string, said: Page & { packed: string }) {
  if (event === "end") {
    const packed = await unpack(said.packed);
    page.value = said;
    link.value = "over";
    keep(packed, said);
    return;
  }
  page.value = joined(event === "more" ? page.value : null, said);
  link.value = "live";
}

// joined is a page with an update of it: series and ends begin where the update
// does.
function joined(old: Page | null, said: Page): Page {
  const from = said.live!.from, first = said.live!.first_end;
  const on = <T>(a: T[] | null | undefined, b: T[] | null | undefined): T[] => [...(a ?? []).slice(0, from), ...(b ?? [])];
  const pools = (said.pools ?? []).map((p, i) => {
    const o = old?.pools?.[i];
    return { ...p, open: on(o?.open, p.open), refused: on(o?.refused, p.refused), lost: on(o?.lost, p.lost), rtt_p99_ms: on(o?.rtt_p99_ms, p.rtt_p99_ms) };
  });
  const loads = (said.loads ?? []).map((l, i) => {
    const o = old?.loads?.[i];
    return {
      ...l, planned: on(o?.planned, l.planned), started: on(o?.started, l.started), good: on(o?.good, l.good), failed: on(o?.failed, l.failed), throttled: on(o?.throttled, l.throttled),
      latency_p50_ms: on(o?.latency_p50_ms, l.latency_p50_ms), latency_p99_ms: on(o?.latency_p99_ms, l.latency_p99_ms), service_p99_ms: on(o?.service_p99_ms, l.service_p99_ms),
    };
  });
  const lines = <T>(a: Record<string, T[]> | undefined, b: Record<string, T[]>, nothing: T): Record<string, T[]> =>
    Object.fromEntries(Object.entries(b).map(([name, values]) => [name, on(a?.[name] ?? new Array<T>(from).fill(nothing), values)]));
  const g = said.generator, was = old?.generator;
  return {
    ...said, pools, loads, in_flight: on(old?.in_flight, said.in_flight),
    closes: lines(old?.closes, said.closes, 0), platform: lines<number | null>(old?.platform, said.platform, null),
    generator: { lateness_p99_ms: on(was?.lateness_p99_ms, g.lateness_p99_ms), cpu: on(was?.cpu, g.cpu), waited: on(was?.waited, g.waited), sockets: on(was?.sockets, g.sockets) },
    ends: joinedEnds(old?.ends ?? noEnds, said.ends, first),
  };
}

// joinedEnds stays the same object while nothing is new: it may be long.
function joinedEnds(old: Ends, more: Ends, first: number): Ends {
  if (!more.pool?.length && first === old.pool.length && more.total === old.total) return old;
  const { total, numbers, texts, ...columns } = more, length = first + (more.pool?.length ?? 0);
  const on = <T>(a: T[] | undefined, b: T[] | undefined, nothing: T): T[] => {
    const all = [...(a ?? []).slice(0, first), ...new Array<T>(Math.max(0, first - (a?.length ?? 0))).fill(nothing), ...(b ?? [])];
    return [...all, ...new Array<T>(length - all.length).fill(nothing)];
  };
  const both = <T>(a: Record<string, T[]>, b: Record<string, T[]>, nothing: T) => Object.fromEntries(Object.keys({ ...a, ...b }).map((name) => [name, on(a[name], b[name], nothing)]));
  const was = old as unknown as Record<string, unknown[]>;
  return {
    total, numbers: both(old.numbers, numbers ?? {}, 0), texts: both(old.texts, texts ?? {}, ""),
    ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, on<unknown>(was[name], values ?? [], undefined)])) as unknown as typeof columns,
  };
}

let timer = 0, question = 0;

const part = 500;

// look asks for the kept interactions that are looked for: the first part of
// them, or one more part than are here.
export function look(more: boolean, after = 0) {
  clearTimeout(timer);
  timer = window.setTimeout(() => { void fetchInteractions(more ? listed.value.loaded + part : part); }, after);
}

async function fetchInteractions(limit: number) {
  const mine = ++question, f = filter.value, range = zoom.value, wanted = new URLSearchParams({ limit: String(limit) });
  const set = (name: string, value: string | number) => { if (value) wanted.set(name, String(value)); };
  for (const [name, value] of Object.entries({ load: f.load, outcome: f.outcome, status: f.status, text: f.text, at_least_ms: f.atLeastMs, at_most_ms: f.atMostMs, slowest: f.slowest ? "true" : "" })) set(name, value);
  if (range) { wanted.set("from_s", String(Math.max(0, range[0]))); wanted.set("to_s", String(Math.max(0, range[1]))); }
  try {
    const answer = await ask(`/interactions?${wanted}`);
    if (!answer.ok) return;
    const found = await answer.json() as { kept: number; matched: number; failures: string[]; statuses: number[]; packed: string };
    const bytes = await unpack(found.packed), now = page.value;
    if (mine !== question || !now?.live) return; // something else is looked for by now, or all is here
    const some = readKept(bytes, now), rows = Uint32Array.from({ length: some.count }, (_, i) => i);
    listed.value = { kept: found.kept, matched: found.matched, loaded: some.count };
    kept.value = {
      count: some.count, row: (i) => some.row(i), open: (i) => some.open(i), find: (load, number) => some.find(load, number),
      filter: () => rows, failures: found.failures, statuses: found.statuses, causes: [],
    };
  } catch { /* the stream says that the connection is lost */ }
}
