import type { Page } from "./data";
import { clock, count } from "./format";

// Bursts are the points of the time axis at which most sockets closed, as
// buttons: who has no mouse comes to their sockets, too.
export function Bursts({ page, onPick }: { page: Page; onPick: (second: number) => void }) {
  const at: number[] = [];
  for (const values of Object.values(page.closes)) values.forEach((n, i) => { at[i] = (at[i] ?? 0) + n; });
  const found: number[] = [];
  for (const i of at.keys()) if ((at[i] ?? 0) >= 3 && (at[i] ?? 0) >= (at[i - 1] ?? 0) && (at[i] ?? 0) > (at[i + 1] ?? 0)) found.push(i);
  found.sort((a, b) => at[b]! - at[a]!);
  if (found.length === 0) return null;
  return (
    <p class="hint">Most closed at {found.slice(0, 3).map((i) => (
      <button type="button" class="quiet" key={i} onClick={() => onPick(i * page.step_s)}>{clock(i * page.step_s)}: show {count(at[i]!)} sockets</button>
    ))}</p>
  );
}
