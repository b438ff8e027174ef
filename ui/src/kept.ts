// The kept interactions: what the table and the waterfall ask for, whatever
// they come from. A report has them packed, see internal/report/kept.go.
import type { Page } from "./data";

export interface Row { load: number; number: number; planned_s: number; started_s: number; ended_s: number; failure: string; cause: number; status: number }

export interface Step { name: string; op: string; planned_s: number; sent_s: number; ended_s: number; attempts: number; status: number; failure: string; detail: string }

// Instants are 0 when not reached.
export interface Attempt {
  position: number; asked_s: number; dialed_s: number; connected_s: number; secured_s: number; sent_s: number; first_byte_s: number; ended_s: number;
  address: number; used: number; bytes_sent: number; bytes_received: number; status: number; failure: string; retry_after: string; wait_s: number;
}

export interface Frame { at_s: number; socket: string; out: boolean; kind: string; bytes: number; text: string }

export interface Break {
  position: number; socket: string; ready_s: number; ended_s: number; received_s: number; sent_s: number; own_gap_s: number; address: number; local_port: number;
  close_code: number; how: string; errname: string; reason: string; detail: string; tls: boolean; close_notify: boolean; tcp: number[] | null;
}

export interface Interaction extends Row {
  conversation: string; steps: Step[]; attempts: Attempt[]; frames: Frame[]; breaks: Break[];
  missing: { steps: number; attempts: number; frames: number; breaks: number };
}

export interface Filter {
  load: string; outcome: string; cause: string; status: string; text: string; atLeastMs: number; atMostMs: number;
  between: [number, number] | null; slowest: boolean;
}

// Kept is where the table gets its rows from, by number.
export interface Kept {
  count: number;
  row(i: number): Row;
  filter(f: Filter): Uint32Array; // the numbers of those that match, in order
  open(i: number): Interaction;
  find(load: number, number: number): number; // -1: not there
  failures: string[]; // that occur
  statuses: number[];
  causes: number[]; // numbers in the summary
}

class Reader {
  private decoder = new TextDecoder();
  constructor(public bytes: Uint8Array, public at = 0, public texts = 0, public before = 0) {}
  // count reads a varint: its first bytes as small integers, which is what most
  // have and what is quick.
  count(): number {
    let b = this.bytes[this.at++]!;
    if (b < 128) return b;
    let n = b & 127, shift = 7;
    for (; shift < 28; shift += 7) {
      b = this.bytes[this.at++]!;
      n |= (b & 127) << shift;
      if (b < 128) return n;
    }
    for (let scale = 2 ** 28; this.at < this.bytes.length; scale *= 128) {
      b = this.bytes[this.at++]!;
      n += (b & 127) * scale;
      if (b < 128) return n;
    }
    throw new Error(cut);
  }
  signed(): number {
    const n = this.count();
    return n < 2 ** 31 ? (n >>> 1) ^ -(n & 1) : n % 2 === 1 ? -(n + 1) / 2 : n / 2;
  }
  // instant is in seconds; they are written in microseconds since the one before.
  instant(): number { this.before += this.signed(); return this.before / 1e6; }
  micro(): number { return this.signed() / 1e6; }
  text(): string {
    const end = this.bytes.indexOf(0, this.texts), s = this.decoder.decode(this.bytes.subarray(this.texts, end));
    this.texts = end + 1;
    return s;
  }
  textIf(there: number): string { return there ? this.text() : ""; }
}

const cut = "the interactions of this page are cut off";

const kinds = ["?", "text", "binary", "ping", "pong", "close"];

// readKept reads the interactions of a report.
export function readKept(unpacked: Uint8Array, page: Page): Packed { return new Packed(unpacked, page); }

class Packed implements Kept {
  count: number;
  failures: string[];
  statuses: number[];
  causes: number[];
  private planned: Float64Array;
  private started: Float64Array;
  private ended: Float64Array;
  private loads: Uint16Array;
  private numbers: Float64Array;
  private failure: Uint32Array; // 0: good
  private cause: Uint16Array; // 0: none
  private status: Uint16Array;
  private details: Float64Array; // where the numbers of each begin
  private texts: Float64Array; // and its texts, and where all end
  private names: string[];

  constructor(private bytes: Uint8Array, private page: Page) {
    const r = new Reader(bytes), version = r.count();
    if (version !== 1) throw new Error(`its interactions are packed in version ${version}, this page reads 1`);
    const n = this.count = r.count(), decoder = new TextDecoder();
    this.names = [""];
    for (let left = r.count(); left > 0; left--) {
      const length = r.count();
      this.names.push(decoder.decode(bytes.subarray(r.at, r.at + length)));
      r.at += length;
    }
    this.planned = new Float64Array(n);
    this.started = new Float64Array(n);
    this.ended = new Float64Array(n);
    this.loads = new Uint16Array(n);
    this.numbers = new Float64Array(n);
    this.failure = new Uint32Array(n);
    this.cause = new Uint16Array(n);
    this.status = new Uint16Array(n);
    this.details = new Float64Array(n + 1);
    this.texts = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) {
      this.planned[i] = r.instant();
      const planned = r.before;
      this.started[i] = r.instant();
      this.ended[i] = r.instant();
      r.before = planned;
      this.loads[i] = r.count();
      this.numbers[i] = r.signed();
      this.failure[i] = r.count();
      this.cause[i] = r.count();
      this.status[i] = r.signed();
      this.details[i + 1] = this.details[i]! + r.count();
      this.texts[i + 1] = this.texts[i]! + r.count();
    }
    const begin = r.at, middle = begin + this.details[n]!;
    for (let i = 0; i <= n; i++) { this.details[i]! += begin; this.texts[i]! += middle; }
    if (this.texts[n] !== bytes.length) throw new Error(cut);
    this.failures = this.names.slice(1).sort();
    this.statuses = occurring(this.status).filter((s) => s > 0);
    this.causes = occurring(this.cause).filter((c) => c > 0).map((c) => c - 1);
  }

  row(i: number): Row {
    return {
      load: this.loads[i]!, number: this.numbers[i]!, planned_s: this.planned[i]!, started_s: this.started[i]!, ended_s: this.ended[i]!,
      failure: this.names[this.failure[i]!]!, cause: this.cause[i]! - 1, status: this.status[i]!,
    };
  }

  find(load: number, number: number): number {
    for (let i = 0; i < this.count; i++) if (this.numbers[i] === number && this.loads[i] === load) return i;
    return -1;
  }

  filter(f: Filter): Uint32Array {
    const out = new Uint32Array(this.count), load = f.load === "" ? -1 : Number(f.load), cause = f.cause === "" ? -1 : Number(f.cause) + 1;
    const outcome = f.outcome === "" ? -1 : f.outcome === "good" ? 0 : f.outcome === "failed" ? -2 : this.names.indexOf(f.outcome.slice(1));
    const status = f.status === "" ? -1 : Number(f.status), from = f.atLeastMs / 1000, to = f.atMostMs > 0 ? f.atMostMs / 1000 : Infinity;
    const said = f.text === "" ? null : this.saying(f.text);
    const order = f.slowest ? this.slowest() : null;
    let n = 0;
    for (let k = 0; k < this.count; k++) {
      const i = order ? order[k]! : k, took = this.ended[i]! - this.planned[i]!;
      if (load >= 0 && this.loads[i] !== load || cause >= 0 && this.cause[i] !== cause || status >= 0 && this.status[i] !== status) continue;
      if (outcome >= 0 ? this.failure[i] !== outcome : outcome === -2 && this.failure[i] === 0) continue;
      if (took < from || took > to || said && !said[i]) continue;
      if (f.between && (this.ended[i]! < f.between[0] || this.planned[i]! > f.between[1])) continue;
      out[n++] = i;
    }
    return out.subarray(0, n);
  }

  // prepare does what the first search and the first sorting would wait for.
  prepare() {
    this.lowered();
    this.slowest();
  }

  // slowest is the numbers of all by how long each took. Both are in one float,
  // since floats are sorted without calling anything.
  private slowest(): Uint32Array {
    if (this.bySlowness) return this.bySlowness;
    const keys = new Float64Array(this.count), room = 2 ** 17;
    for (let i = 0; i < this.count; i++) keys[i] = Math.min(2 ** 35, Math.round((this.ended[i]! - this.planned[i]!) * 1e6)) * room + (room - 1 - i);
    keys.sort();
    const order = this.bySlowness = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const key = keys[this.count - 1 - i]!;
      order[i] = room - 1 - (key - Math.floor(key / room) * room);
    }
    return order;
  }
  private bySlowness?: Uint32Array;

  // saying marks those whose number, failure or texts hold a text. Letters of
  // the Latin alphabet match in either case.
  private saying(text: string): Uint8Array {
    const found = new Uint8Array(this.count), low = text.toLowerCase();
    const failures = this.names.map((f) => f.toLowerCase().includes(low)), number = Number(low.replaceAll(",", ""));
    for (let i = 0; i < this.count; i++) if (this.numbers[i] === number || this.failure[i]! > 0 && failures[this.failure[i]!]) found[i] = 1;
    const all = this.lowered(), needle = lowered(new TextEncoder().encode(text)), begin = this.texts[0]!;
    let i = 0;
    for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, this.texts[i]! - begin)) {
      while (this.texts[i + 1]! - begin <= at) i++;
      found[i++] = 1;
    }
    return found;
  }

  // lowered is all texts byte by byte: finding something in one string is the
  // quickest there is.
  private lowered(): string { return this.low ??= lowered(this.bytes.subarray(this.texts[0])); }
  private low?: string;

  open(i: number): Interaction {
    const r = new Reader(this.bytes, this.details[i]!, this.texts[i]!), row = this.row(i), load = this.page.loads?.[row.load];
    const socket = (n: number) => (n < 0 ? "" : load?.sockets[n] ?? String(n));
    const conversation = r.text(), planned = Math.round(row.planned_s * 1e6);
    r.before = planned;
    const steps: Step[] = [];
    for (let left = r.count(); left > 0; left--) {
      const has = r.count();
      r.signed();
      const step = load?.program[r.count()], planned_s = r.instant(), sent_s = has & 16 ? r.instant() : 0, ended_s = r.instant();
      const attempts = has & 1 ? r.count() : 1, status = has & 2 ? r.signed() : 0;
      steps.push({ name: step?.name ?? "", op: step?.op ?? "", planned_s, sent_s, ended_s, attempts, status, failure: r.textIf(has & 4), detail: r.textIf(has & 8) });
    }
    r.before = planned;
    const attempts: Attempt[] = [];
    for (let left = r.count(); left > 0; left--) {
      const has = r.count(), position = r.count(), asked_s = r.instant();
      const [dialed_s, connected_s, secured_s, sent_s, first_byte_s] = [1, 2, 4, 8, 16].map((bit) => (has & bit ? r.instant() : 0)) as [number, number, number, number, number];
      const ended_s = r.instant(), address = r.signed(), used = r.count(), bytes_sent = r.signed(), bytes_received = r.signed(), status = has & 32 ? r.signed() : 0;
      const failure = r.textIf(has & 64), retry_after = r.textIf(has & 128), wait_s = has & 256 ? r.micro() : 0;
      attempts.push({ position, asked_s, dialed_s, connected_s, secured_s, sent_s, first_byte_s, ended_s, address, used, bytes_sent, bytes_received, status, failure, retry_after, wait_s });
    }
    r.before = planned;
    const frames: Frame[] = [];
    for (let left = r.count(); left > 0; left--) {
      const has = r.count(), at_s = r.instant(), on = socket(r.count()), kind = kinds[r.count()] ?? "?", bytes = r.count();
      frames.push({ at_s, socket: on, out: (has & 1) !== 0, kind, bytes, text: r.textIf(has & 2) });
    }
    const breaks: Break[] = [];
    for (let left = r.count(); left > 0; left--) {
      const has = r.count(), position = r.count(), on = socket(r.signed());
      const ready_s = r.micro(), ended_s = r.micro(), received_s = r.micro(), sent_s = r.micro(), own_gap_s = r.micro();
      const address = r.signed(), local_port = r.signed(), close_code = r.signed();
      const how = r.text(), errname = r.text(), reason = r.text(), detail = r.text();
      const tcp = has & 4 ? Array.from({ length: 14 }, () => r.count()) : null;
      breaks.push({ position, socket: on, ready_s, ended_s, received_s, sent_s, own_gap_s, address, local_port, close_code, how, errname, reason, detail, tls: (has & 1) !== 0, close_notify: (has & 2) !== 0, tcp });
    }
    const missing = { steps: r.count(), attempts: r.count(), frames: r.count(), breaks: r.count() };
    return { ...row, conversation, steps, attempts, frames, breaks, missing };
  }
}

function lowered(bytes: Uint8Array): string { return new TextDecoder("latin1").decode(bytes).toLowerCase(); }

function occurring(column: Uint16Array): number[] {
  const seen = new Uint8Array(1 << 16), list: number[] = [];
  for (const v of column) seen[v] = 1;
  seen.forEach((s, v) => { if (s) list.push(v); });
  return list;
}
