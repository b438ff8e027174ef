// Numbers as the reports write them.

export function count(n: number): string { return Math.round(n).toLocaleString("en-US"); }

export function short(n: number): string {
  const a = Math.abs(n);
  if (a === 0) return "0";
  if (a >= 1e6) return `${trim(n / 1e6)}M`;
  if (a >= 1e4) return `${trim(n / 1e3)}k`;
  return trim(n);
}

function trim(n: number): string {
  const a = Math.abs(n);
  return String(Number(n.toFixed(a >= 100 ? 0 : a >= 10 ? 1 : a >= 1 ? 2 : 4)));
}

export function ms(n: number | null | undefined): string {
  if (n === null || n === undefined) return "–";
  return n >= 1000 ? `${trim(n / 1000)} s` : `${trim(n)} ms`;
}

export function secs(n: number): string {
  if (n === 0) return "0 s";
  return n < 1 ? `${trim(n * 1000)} ms` : `${trim(n)} s`;
}

export function clock(s: number): string {
  const m = Math.floor(s / 60), h = Math.floor(m / 60), rest = s - m * 60;
  const sec = Number.isInteger(rest) ? String(rest).padStart(2, "0") : rest.toFixed(1).padStart(4, "0");
  return h > 0 ? `${h}:${String(m % 60).padStart(2, "0")}:${sec}` : `${m}:${sec}`;
}

export function percent(x: number): string { return `${trim(x * 100)} %`; }

export function bytes(n: number): string { return n < 1024 ? `${n} B` : n < 1 << 20 ? `${trim(n / 1024)} KiB` : `${trim(n / (1 << 20))} MiB`; }

export function sentence(text: string): string {
  const said = text.endsWith(".") ? text : `${text}.`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
