import { bytes, count, ms } from "./format";

const states: Record<number, string> = { 1: "established", 2: "SYN sent", 4: "FIN wait 1", 5: "FIN wait 2", 6: "time wait", 7: "closed", 8: "close wait", 9: "last ACK", 11: "closing" };

// tcpFacts says what the kernel knew of a connection just before it was closed:
// state, backoff, retransmits, all retransmits, unacknowledged, ms since data was
// sent, received, and since an ACK, round trip and its variation in µs, segments in
// and out, bytes not acknowledged and not read.
export function tcpFacts(t: number[]): [string, string][] {
  const [state, backoff, again, allAgain, unacked, sent, received, ack, rtt, variation, segmentsIn, segmentsOut, out, unread] = t as [number, number, number, number, number, number, number, number, number, number, number, number, number, number];
  const facts: [string, string][] = [
    ["TCP was", states[state] ?? `in state ${state}`],
    ["round trip", `${ms(rtt / 1000)} ± ${ms(variation / 1000)}`],
    ["segments", `${count(segmentsIn)} in, ${count(segmentsOut)} out`],
    ["by the kernel's clocks", `data sent ${ms(sent)}, data received ${ms(received)}, an ACK ${ms(ack)} before`],
  ];
  if (allAgain > 0 || again > 0 || backoff > 0) facts.push(["retransmitted", `${count(allAgain)} segments; ${count(again)} times in a row at the end, backoff ${backoff}`]);
  if (unacked > 0 || out > 0) facts.push(["not acknowledged", `${count(unacked)} segments, ${bytes(out)}`]);
  if (unread > 0) facts.push(["not read by us", bytes(unread)]);
  return facts;
}
