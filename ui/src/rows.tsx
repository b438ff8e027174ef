import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

// A column that is wide is left out where there is little room.
export interface Column { head: string; width: string; right?: boolean; wide?: boolean; cell: (row: number) => ComponentChildren }

const height = 30;

const small = matchMedia("(max-width: 760px)"), narrow = signal(small.matches);
small.addEventListener("change", () => { narrow.value = small.matches; });

// Rows is a table of any length of which only what is seen is in the page. The
// arrow keys move through it, Enter opens a row, and Escape closes it.
export function Rows({ label, columns: all, rows, chosen, onChoose, onClose }: { label: string; columns: Column[]; rows: ArrayLike<number>; chosen: number; onChoose: (row: number, byKey: boolean) => void; onClose?: () => void }) {
  const columns = narrow.value ? all.filter((c) => !c.wide) : all;
  const top = useSignal(0);
  const at = useSignal(0);
  const box = useRef<HTMLDivElement>(null);
  const seen = 14;
  const first = Math.max(0, Math.min(rows.length - seen, Math.floor(top.value / height) - 4));
  const part = Array.prototype.slice.call(rows, first, first + seen + 8) as number[];
  const template = { gridTemplateColumns: columns.map((c) => c.width).join(" ") };

  // Whoever stands on a row stays on it while the rows around it change.
  const on = useRef<number | undefined>(undefined);
  useEffect(() => {
    const now = on.current === undefined ? -1 : Array.prototype.indexOf.call(rows, on.current);
    if (now >= 0 && now === at.value) return;
    move(Math.max(0, now));
    if (now < 0 && box.current) box.current.scrollTop = 0;
  }, [rows]);

  const move = (to: number) => {
    at.value = Math.max(0, Math.min(rows.length - 1, to));
    on.current = at.value > 0 ? rows[at.value] : undefined; // at the top, the top is what is looked at
    const el = box.current, y = at.value * height;
    if (!el) return;
    if (y < el.scrollTop) el.scrollTop = y;
    if (y + height > el.scrollTop + el.clientHeight - height) el.scrollTop = y + 2 * height - el.clientHeight;
    top.value = el.scrollTop; // at once, so that the row at hand is in the page
  };
  // What is chosen from elsewhere, by the address, is brought into view.
  useEffect(() => {
    const n = chosen < 0 || rows[at.value] === chosen ? -1 : Array.prototype.indexOf.call(rows, chosen);
    if (n >= 0) move(n);
  }, [chosen]);

  const key = (e: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: seen, PageUp: -seen, Home: -rows.length, End: rows.length };
    const by = steps[e.key];
    if (by !== undefined) { e.preventDefault(); move(at.value + by); }
    if (e.key === "Enter" && rows[at.value] !== undefined) onChoose(rows[at.value]!, true);
    if (e.key === "Escape") onClose?.();
  };
  return (
    <div class="rows" role="grid" aria-label={label} aria-rowcount={rows.length + 1} tabIndex={0} ref={box} onKeyDown={key} style={{ height: `${Math.min(seen, Math.max(2, rows.length) + 1) * height + 2}px` }}
      aria-activedescendant={at.value >= first && at.value < first + part.length ? `${label}-${at.value}` : undefined} onScroll={(e) => { top.value = e.currentTarget.scrollTop; }}>
      <div class="row head" role="row" aria-rowindex={1} style={template}>{columns.map((c) => <span role="columnheader" key={c.head} class={c.right ? "right" : ""}>{c.head}</span>)}</div>
      <div role="rowgroup" style={{ height: `${rows.length * height}px`, position: "relative" }}>
        {part.map((row, i) => {
          const n = first + i;
          return (
            <div key={row} id={`${label}-${n}`} role="row" aria-rowindex={n + 2} aria-selected={row === chosen}
              class={`row${row === chosen ? " chosen" : ""}${n === at.value ? " at" : ""}`} style={{ ...template, position: "absolute", top: `${n * height}px`, left: "0", right: "0" }}
              onClick={() => { move(n); onChoose(row, false); }}>
              {columns.map((c) => <span role="gridcell" key={c.head} class={c.right ? "right" : ""}>{c.cell(row)}</span>)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
