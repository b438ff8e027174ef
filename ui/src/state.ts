import { effect, signal } from "@preact/signals";
import type { Filter, Kept } from "./kept";

// What the charts show of the time axis, in seconds; null: all of it.
export const zoom = signal<[number, number] | null>(null);

// Where the charts' common cursor stands, in seconds; null: nowhere.
export const cursor = signal<number | null>(null);

export type Tab = "overview" | "sockets" | "interactions";
export const tabs: [Tab, string][] = [["overview", "Overview"], ["sockets", "Sockets"], ["interactions", "Interactions"]];

// The view is in the address, so that it can be linked to and Back works: the
// tab, or one interaction (#interaction=LOAD/NUMBER) or socket
// (#socket=POOL/NUMBER/ATTEMPT). No element may have such a name: the browser
// would jump to it, and Tab begin there. The key of a live page is left for it.
const of = (kind: "interaction" | "socket") => {
  const [key, ...value] = location.hash.slice(1).split("=");
  return key === kind ? value.join("=") : "";
};
const named = (): Tab => (of("interaction") ? "interactions" : of("socket") ? "sockets" : tabs.find(([t]) => `#${t}` === location.hash)?.[0] ?? "overview");
export const tab = signal<Tab>(named());
export const chosenInteraction = signal(of("interaction")); // "" for none
export const chosenEnd = signal(of("socket"));
window.addEventListener("hashchange", () => {
  tab.value = named();
  chosenInteraction.value = of("interaction");
  chosenEnd.value = of("socket");
});
effect(() => {
  const one = tab.value === "interactions" && chosenInteraction.value ? `#interaction=${chosenInteraction.value}` : tab.value === "sockets" && chosenEnd.value ? `#socket=${chosenEnd.value}` : "";
  const want = one || `#${tab.value}`;
  if (location.hash.startsWith("#key=")) return;
  if (location.hash !== want && !(want === "#overview" && location.hash === "")) location.hash = want;
});

// keyOf is how the address names something: names and numbers.
export function keyOf(name: string, ...numbers: number[]): string { return [encodeURIComponent(name), ...numbers].join("/"); }

// What the sockets view is narrowed to.
export const socketCause = signal("");
export const socketPool = signal("");

// The kept interactions, null until they are unpacked, and what their view is
// narrowed to.
export const kept = signal<Kept | null>(null);
export const noFilter: Filter = { load: "", outcome: "", cause: "", status: "", text: "", atLeastMs: 0, atMostMs: 0, between: null, slowest: false };
export const filter = signal(noFilter);
