// What the page is given: see PageSchema in internal/report. Series hold one
// value for a point of the time axis, null where there is nothing to show.

export type Series = (number | null)[];

export interface Dist { count: number; min: number; mean: number; p50: number; p90: number; p95: number; p99: number; p999: number; max: number }

export interface Cause {
  cause: string; phase: string; count: number; pools: string[]; loads: string[];
  confidence: number; params: Record<string, unknown>; sentence: string; advice: string; evidence: string[];
}

export interface Summary {
  verdict: "pass" | "fail" | "invalid" | "running";
  exit_code: number;
  run: {
    id: string; scenario: string; started: string; duration_s: number; seed: number; version: string;
    interrupted: boolean; aborted_by?: string; warm_up_s?: number;
    target: { ws?: string; http?: string; addresses: string[]; twin?: string };
  };
  thresholds: { expr: string; implied: boolean; value: number | null; pass: boolean }[];
  pools: Record<string, { wanted: number; opened: number; refused: number; not_opened: number; lost: number; held_to_end: number; peak_open: number; connect_ms: Dist; ping_rtt_ms: Dist }>;
  loads: Record<string, { planned: number; started: number; not_started: number; succeeded: number; failed: number; throttled: number; in_flight: number; offered_per_s: number; good_per_s: number; latency_ms: Dist; service_ms: Dist }>;
  interactions: { total: number; kept: number; max_concurrent: number };
  causes: Cause[];
  platform?: { max_concurrent: number | null };
  generator: { valid: boolean; reasons: string[]; cpu_s: number; peak_rss_bytes: number; lateness_ms: Dist };
}

export interface Pool { name: string; wanted: number; open: number[]; refused: number[]; lost: number[]; rtt_p99_ms: Series }

export interface Load {
  name: string; planned: number[]; started: number[]; good: number[]; failed: number[]; throttled: number[];
  latency_p50_ms: Series; latency_p99_ms: Series; service_p99_ms: Series;
  program: { name: string; op: string }[]; sockets: string[]; // of its journey
}

// The sockets that were refused or lost, column by column.
export interface Ends {
  total: number; pool: number[]; socket: number[]; attempt: number[]; cause: string[]; phase: string[]; how: string[]; code: number[];
  ended_s: number[]; age_s: number[]; silence_s: number[]; silence_sent_s: number[]; silence_received_s: number[]; detail: string[];
  // The rest of the evidence by name; what is zero at all of them is left out.
  numbers: Record<string, number[]>; texts: Record<string, string[]>;
}

export interface Page {
  schema: string; summary: Summary; verdict_lines: string[] | null; titles: Record<string, string>; step_s: number; points: number;
  pools: Pool[] | null; loads: Load[] | null; in_flight: number[] | null; closes: Record<string, number[]>;
  generator: { lateness_p99_ms: Series | null; cpu: Series | null; waited: Series | null; sockets: Series | null };
  platform: Record<string, Series>; // the platform's own counters
  ends: Ends; interactions_passed: number; interactions_left: number;
  live?: Live; // of a run that goes on
}

// What is shown of a run that goes on alone. Series and ends of an update begin
// at from and first_end.
export interface Live {
  state: "connecting" | "running" | "stopping" | "judging"; at_s: number; duration_s: number; from: number; first_end: number;
  kept: number; missed: number;
}

// unpacked is what an element of the file holds.
export function unpacked(id: string): Promise<Uint8Array> { return unpack(document.getElementById(id)?.textContent ?? ""); }

// unpack reads gzip in base64.
export async function unpack(text: string): Promise<Uint8Array> {
  const plain = new Blob([fromBase64(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const quick = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (quick) return quick.call(Uint8Array, text);
  const packed = atob(text), bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

// readData is what the page is given to show: a run, or a comparison of two.
export async function readData(): Promise<{ schema: string }> { return JSON.parse(new TextDecoder().decode(await unpacked("data"))) as { schema: string }; }

export function asPage(given: { schema: string }): Page {
  if (given.schema !== "holdfast.page/v2") throw new Error(`this page shows holdfast.page/v2, not ${given.schema}`);
  return given as Page;
}
