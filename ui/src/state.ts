import { effect, signal } from "@preact/signals";

// What the charts show of the time axis, in seconds; null: all of it.
export const zoom = signal<[number, number] | null>(null);

// Where the charts' common cursor stands, in seconds; null: nowhere.
export const cursor = signal<number | null>(null);

export type Tab = "overview" | "sockets" | "interactions";
export const tabs: [Tab, string][] = [["overview", "Overview"], ["sockets", "Sockets"], ["interactions", "Interactions"]];

// The view is in the address, so that it can be linked to and Back works. No
// element may have such a name: the browser would jump to it, and Tab begin there.
const named = () => tabs.find(([t]) => `#${t}` === location.hash)?.[0] ?? "overview";
export const tab = signal<Tab>(named());
window.addEventListener("hashchange", () => { tab.value = named(); });
effect(() => { if (named() !== tab.value) location.hash = tab.value; });

// What the sockets view is narrowed to.
export const socketCause = signal("");
export const socketPool = signal("");
export const chosenEnd = signal(-1);

// What the interactions view is narrowed to.
export const filter = signal({ load: "", outcome: "", text: "", atLeastMs: 0 });
export const chosenInteraction = signal(-1);
