import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { colour, grid, ink, isDark } from "./colours";
import type { Page } from "./data";
import { count, ms, secs, sentence, short } from "./format";
import { Rows } from "./rows";
import { chosenEnd, keyOf, socketCause, socketPool, zoom } from "./state";
import { tcpFacts } from "./tcp";
import { Detail } from "./waterfall";

// Sockets shows how sockets ended: silence before the end against age, where a
// timer of silence is a line across and a lifetime one straight up.
export function Sockets({ page }: { page: Page }) {
  const ends = page.ends;
  const causes = useMemo(() => [...new Set(ends.cause)], [ends]);
  const shown = useMemo(() => {
    const rows: number[] = [], range = zoom.value;
    for (let i = 0; i < ends.cause.length; i++) {
      if (socketCause.value && ends.cause[i] !== socketCause.value) continue;
      if (socketPool.value && page.pools?.[ends.pool[i]!]?.name !== socketPool.value) continue;
      if (range && (ends.ended_s[i]! < range[0] || ends.ended_s[i]! > range[1])) continue;
      rows.push(i);
    }
    return rows;
  }, [ends, socketCause.value, socketPool.value, zoom.value]);
  const open = useMemo(() => shown.filter((i) => ends.phase[i] === "open"), [shown]);
  const title = (cause: string) => page.titles[cause] ?? cause;
  const chosen = chosenAt(page), byKey = useSignal(false);
  const choose = (i: number, key: boolean) => { byKey.value = key; chosenEnd.value = endKey(page, i); };
  const close = () => { chosenEnd.value = ""; document.querySelector<HTMLElement>('.rows[aria-label="sockets"]')?.focus(); };
  const clocks = useMemo(() => (
    <div>
      <Histogram title="Silence either way" values={open.map((i) => ends.silence_s[i]!)} />
      <Histogram title="Silence of the server" values={open.map((i) => ends.silence_received_s[i]!)} />
      <Histogram title="Silence of ours" values={open.map((i) => ends.silence_sent_s[i]!)} />
      <Histogram title="Age" values={open.map((i) => ends.age_s[i]!)} />
      <Histogram title="Instant" values={open.map((i) => ends.ended_s[i]!)} />
    </div>
  ), [open]);
  if (ends.total === 0) return <p>No socket was refused or lost.</p>;
  return (
    <section aria-labelledby="the-sockets">
      <h2 id="the-sockets">Sockets that were refused or lost</h2>
      <div class="filters">
        <label>cause <select value={socketCause.value} onChange={(e) => { socketCause.value = e.currentTarget.value; }}>
          <option value="">all</option>{causes.map((c) => <option value={c} key={c}>{title(c)}</option>)}
        </select></label>
        <label>pool <select value={socketPool.value} onChange={(e) => { socketPool.value = e.currentTarget.value; }}>
          <option value="">all</option>{(page.pools ?? []).map((p) => <option value={p.name} key={p.name}>{p.name}</option>)}
        </select></label>
        {zoom.value && <button type="button" class="quiet" onClick={() => { zoom.value = null; }}>From {secs(Math.max(0, zoom.value[0]))} to {secs(zoom.value[1])}: show all</button>}
        <span role="status">{count(shown.length)} of {count(ends.cause.length)}{ends.total > ends.cause.length && `, a sample of ${count(ends.total)}`}</span>
      </div>
      {open.length > 0 && (
        <div class="two">
          <Scatter page={page} rows={open} causes={causes} chosen={chosen} onChoose={(i) => choose(i, false)} />
          {clocks}
        </div>
      )}
      <Rows label="sockets" rows={shown} chosen={chosen} onChoose={choose} onClose={close} columns={[
        { head: "pool", wide: true, width: "minmax(6rem,1fr)", cell: (i) => page.pools?.[ends.pool[i]!]?.name ?? "" },
        { head: "socket", width: "4rem", right: true, cell: (i) => ends.socket[i] },
        { head: "cause", width: "minmax(6rem,1.4fr)", cell: (i) => title(ends.cause[i]!) },
        { head: "ended as", width: "minmax(6rem,1.2fr)", cell: (i) => ends.how[i]!.replaceAll("_", " ") + (ends.code[i] ? ` ${ends.code[i]}` : "") },
        { head: "at", wide: true, width: "6rem", right: true, cell: (i) => secs(ends.ended_s[i]!) },
        { head: "age", width: "4.5rem", right: true, cell: (i) => (ends.phase[i] === "open" ? secs(ends.age_s[i]!) : "–") },
        { head: "silence", wide: true, width: "6rem", right: true, cell: (i) => (ends.phase[i] === "open" ? secs(ends.silence_s[i]!) : "–") },
      ]} />
      {chosenEnd.value && chosen < 0 && <p class="hint" role="status">The socket that the address names is not in this page.</p>}
      {chosen >= 0 && (
        <Detail label={`Evidence of ${endKey(page, chosen)}`} byKey={byKey.value} onClose={close}
          title={<>{page.pools?.[ends.pool[chosen]!]?.name} socket {ends.socket[chosen]} <a class="unit" href={`#socket=${endKey(page, chosen)}`}>link</a></>}>
          <Evidence page={page} i={chosen} />
        </Detail>
      )}
    </section>
  );
}

function endKey(page: Page, i: number): string {
  const e = page.ends;
  return keyOf(page.pools?.[e.pool[i]!]?.name ?? "", e.socket[i]!, e.attempt[i]!, e.numbers.kind?.[i] ?? 0);
}

// chosenAt is the number of the end that is opened, -1 if none is.
function chosenAt(page: Page): number {
  const key = chosenEnd.value;
  return useMemo(() => {
    const e = page.ends, [name, ...numbers] = key.split("/"), [socket, attempt, kind] = numbers.map(Number);
    const pool = (page.pools ?? []).findIndex((p) => encodeURIComponent(p.name) === name);
    return e.cause.findIndex((_, i) => e.pool[i] === pool && e.socket[i] === socket && e.attempt[i] === attempt && (e.numbers.kind?.[i] ?? 0) === kind);
  }, [page, key]);
}

const kinds = ["", "opened again after a loss", "an attempt of holdfast's own after a loss", "a late attempt of holdfast's own after refusals"];

// Evidence is everything that is known of one socket's end.
function Evidence({ page, i }: { page: Page; i: number }) {
  const e = page.ends, n = (name: string) => e.numbers[name]?.[i] ?? 0, text = (name: string) => e.texts[name]?.[i] ?? "";
  const end = e.ended_s[i]!, open = e.phase[i] === "open", words = (s: string) => s.replaceAll("_", " ");
  // A socket may have more than one: it came late, and was lost.
  const key = endKey(page, i), causes = [...new Set(e.cause.filter((_, k) => e.socket[k] === e.socket[i] && endKey(page, k) === key))];
  const said = (cause: string) => page.summary.causes.find((c) => c.cause === cause && c.pools.includes(page.pools?.[e.pool[i]!]?.name ?? ""));
  const groups: [string, [string, string][]][] = [];
  const group = (name: string, ...facts: ([string, string] | false | 0 | "")[]) => {
    const known = facts.filter((f) => f !== false && f !== 0 && f !== "");
    if (known.length > 0) groups.push([name, known]);
  };
  const since = (name: string) => `${secs(end - n(name))} before the end`;
  group("How it ended",
    ["ended as", words(e.how[i]!) + (e.code[i] ? ` ${e.code[i]}` : "")], ["came as far as", e.phase[i]!], ["ended at", secs(end)],
    e.detail[i]! && ["detail", e.detail[i]!], n("partial") && ["cut", "in the middle of a frame or an answer"],
    text("after_close") && ["after the close frame", words(text("after_close"))], n("tls") && ["TLS", n("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"],
    n("status") && ["answer", String(n("status"))], text("server") && ["Server", text("server")], text("via") && ["Via", text("via")],
    text("retry_after") && ["Retry-After", text("retry_after")], text("body") && ["body", text("body")]);
  group("Its course",
    ["attempt", `${e.attempt[i]}${kinds[n("kind")] ? `, ${kinds[n("kind")]}` : ""}`], text("address") && ["address", `${text("address")}${n("local_port") ? `, from our port ${n("local_port")}` : ""}`],
    ["planned at", secs(n("planned_s"))], n("prepared_s") && ["steps before", secs(n("prepared_s"))], ["dialed at", secs(n("attempted_s"))],
    n("connected_s") && ["TCP after", ms((n("connected_s") - n("attempted_s")) * 1000)], n("secured_s") && ["TLS after", ms((n("secured_s") - n("connected_s")) * 1000)],
    n("queued_s") && ["TLS waited for this machine", ms(n("queued_s") * 1000)], n("opened_s") && ["101 after", ms((n("opened_s") - n("attempted_s")) * 1000)]);
  if (open) {
    group("Its clocks",
      ["age", secs(e.age_s[i]!)], ["silence either way", secs(e.silence_s[i]!)], ["silence of the server", secs(e.silence_received_s[i]!)], ["silence of ours", secs(e.silence_sent_s[i]!)],
      n("last_app_s") && ["last message", since("last_app_s")],
      ["longest silence survived", `${secs(n("gap_any_s"))} either way, ${secs(n("gap_received_s"))} of the server, ${secs(n("gap_sent_s"))} of ours`]);
    group("What went over it",
      ["messages", `${count(n("messages_sent"))} sent, ${count(n("messages_received"))} received`], ["pings", `${count(n("pings_sent"))} sent, ${count(n("pongs_received"))} answered`],
      n("oldest_ping_s") && ["never answered", `a ping sent ${since("oldest_ping_s")}`]);
  }
  group("Its neighbours",
    ["at the attempt", `${count(n("open_at_attempt"))} open, ${count(n("pending_at_attempt"))} under way, ${count(n("arrivals_before"))} attempts in the second before`],
    ["at the end", `${count(n("open_at_end"))} open, ${count(n("arrivals_at_end"))} attempts in the second before`]);
  if (n("tcp_known")) {
    group("What the kernel knew", ...tcpFacts(["state", "backoff", "retransmits", "total_retransmit", "unacked", "last_sent_ms", "last_received_ms", "last_ack_ms", "rtt_us", "rttvar_us", "segs_in", "segs_out", "out_queue", "in_queue"].map((name) => n(`tcp_${name}`))));
  }
  group("This machine", ["away at most", `${ms(n("own_gap_s") * 1000)} in the 10 s before`], n("kernel_lag_s") && ["read late", `the kernel had the last bytes ${ms(n("kernel_lag_s") * 1000)} earlier`]);
  return (
    <>
      {causes.map((c) => <p class="cause" key={c}><b>{page.titles[c] ?? words(c)}</b>{said(c) && <>: {sentence(said(c)!.sentence)} <span class="advice">{said(c)!.advice}</span></>}</p>)}
      <div class="groups">{groups.map(([name, facts]) => (
        <section key={name}><h4>{name}</h4><dl>{facts.map(([k, v]) => <div key={k}><dt>{k}</dt><dd>{v}</dd></div>)}</dl></section>
      ))}</div>
    </>
  );
}

// round is the ticks of an axis from 0, three to six of them.
function round(most: number): number[] {
  const tens = 10 ** Math.floor(Math.log10(most / 3)), step = [5, 2, 1].find((n) => n * tens * 3 <= most)! * tens;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

// Scatter draws silence against age, coloured by cause.
function Scatter({ page, rows, causes, chosen, onChoose }: { page: Page; rows: number[]; causes: string[]; chosen: number; onChoose: (row: number) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dim = isDark.value, ends = page.ends;
  const xs = rows.map((i) => ends.age_s[i]!), ys = rows.map((i) => ends.silence_s[i]!);
  const maxX = Math.max(1e-3, max(xs)) * 1.05, maxY = Math.max(1e-3, max(ys)) * 1.05;
  const pad = { left: 48, right: 10, top: 10, bottom: 34 };
  const draw = () => {
    const el = canvas.current, ctx = el?.getContext("2d");
    if (!el || !ctx) return;
    const ratio = devicePixelRatio || 1, w = el.clientWidth, h = el.clientHeight;
    el.width = w * ratio;
    el.height = h * ratio;
    ctx.scale(ratio, ratio);
    ctx.font = "11px system-ui, sans-serif";
    const px = (x: number) => pad.left + (x / maxX) * (w - pad.left - pad.right), py = (y: number) => h - pad.bottom - (y / maxY) * (h - pad.top - pad.bottom);
    ctx.strokeStyle = grid();
    ctx.fillStyle = ink();
    for (const x of round(maxX)) {
      ctx.beginPath();
      ctx.moveTo(px(x), pad.top);
      ctx.lineTo(px(x), h - pad.bottom);
      ctx.stroke();
      ctx.textAlign = "center";
      ctx.fillText(short(x), px(x), h - pad.bottom + 14);
    }
    for (const y of round(maxY)) {
      ctx.beginPath();
      ctx.moveTo(pad.left, py(y));
      ctx.lineTo(w - pad.right, py(y));
      ctx.stroke();
      ctx.textAlign = "right";
      ctx.fillText(short(y), pad.left - 6, py(y) + 4);
    }
    ctx.textAlign = "center";
    ctx.fillText("age, s", (pad.left + w - pad.right) / 2, h - 4);
    ctx.save();
    ctx.translate(11, (pad.top + h - pad.bottom) / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.fillText("silence before the end, s", 0, 0);
    ctx.restore();
    ctx.globalAlpha = rows.length > 2000 ? 0.35 : 0.7;
    rows.forEach((i, n) => {
      const c = causes.indexOf(ends.cause[i]!);
      ctx.fillStyle = ctx.strokeStyle = colour(c);
      mark(ctx, c, px(xs[n]!), py(ys[n]!));
    });
    ctx.globalAlpha = 1;
    if (chosen >= 0 && ends.phase[chosen] === "open") {
      ctx.strokeStyle = ink();
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(px(ends.age_s[chosen]!), py(ends.silence_s[chosen]!), 7, 0, 7);
      ctx.stroke();
    }
  };
  useEffect(() => {
    draw();
    const watch = new ResizeObserver(draw);
    if (canvas.current) watch.observe(canvas.current);
    return () => watch.disconnect();
  }, [rows, dim, chosen]);
  const pick = (e: MouseEvent) => {
    const el = canvas.current;
    if (!el) return;
    const box = el.getBoundingClientRect(), w = box.width, h = box.height;
    let best = -1, near = 400;
    rows.forEach((i, n) => {
      const x = pad.left + (xs[n]! / maxX) * (w - pad.left - pad.right), y = h - pad.bottom - (ys[n]! / maxY) * (h - pad.top - pad.bottom);
      const d = (x - (e.clientX - box.left)) ** 2 + (y - (e.clientY - box.top)) ** 2;
      if (d < near) { near = d; best = i; }
    });
    if (best >= 0) onChoose(best);
  };
  return (
    <figure>
      <canvas ref={canvas} class="scatter" role="img" onClick={pick}
        aria-label={`${count(rows.length)} ends, silence before the end against age. The table below has each of them.`} />
      <figcaption>
        {causes.filter((c) => rows.some((i) => ends.cause[i] === c)).map((c) => <span key={c} class="key"><Sign n={causes.indexOf(c)} /> {page.titles[c] ?? c}</span>)}
      </figcaption>
    </figure>
  );
}

// mark draws one end: each cause has a shape beside its colour.
function mark(ctx: CanvasRenderingContext2D, kind: number, x: number, y: number) {
  ctx.beginPath();
  switch (kind % 4) {
    case 0: ctx.arc(x, y, 2.6, 0, 7); ctx.fill(); return;
    case 1: ctx.rect(x - 2.4, y - 2.4, 4.8, 4.8); ctx.fill(); return;
    case 2: ctx.moveTo(x, y - 3.4); ctx.lineTo(x + 3.2, y + 2.6); ctx.lineTo(x - 3.2, y + 2.6); ctx.fill(); return;
    default: ctx.moveTo(x - 3, y - 3); ctx.lineTo(x + 3, y + 3); ctx.moveTo(x + 3, y - 3); ctx.lineTo(x - 3, y + 3); ctx.stroke();
  }
}

function Sign({ n }: { n: number }) { return <span aria-hidden="true" style={{ color: colour(n) }}>{["●", "■", "▲", "✕"][n % 4]}</span>; }

function max(values: number[]): number { return values.reduce((a, b) => Math.max(a, b), 0); }

// Histogram draws how one clock read at the ends, in 40 bins.
function Histogram({ title, values }: { title: string; values: number[] }) {
  const top = Math.max(1e-6, max(values)), bins = new Array<number>(40).fill(0);
  for (const v of values) bins[Math.min(39, Math.floor((v / top) * 39.999))]!++;
  const most = max(bins), sorted = [...values].sort((a, b) => a - b), middle = sorted[sorted.length >> 1] ?? 0;
  const off = sorted.map((v) => Math.abs(v - middle)).sort((a, b) => a - b)[sorted.length >> 1] ?? 0;
  const text = `${title}: median ${secs(middle)}, spread ${secs(off)}`;
  return (
    <figure class="histogram">
      <figcaption>{text}</figcaption>
      <svg viewBox="0 0 400 36" preserveAspectRatio="none" role="img" aria-label={text}>
        {bins.map((n, i) => n > 0 && <rect key={i} x={i * 10} y={36 - Math.max(1.5, (n / most) * 36)} width="9" height={Math.max(1.5, (n / most) * 36)} />)}
      </svg>
    </figure>
  );
}
