import { signal } from "@preact/signals";

// Colours that colour-blind people can tell apart (Okabe and Ito), each with a
// dash pattern of its own, so that colour never carries the meaning alone.
const light = ["#0072b2", "#d55e00", "#009e73", "#a05195", "#b58900", "#2f8fc4", "#555555"];
const dark = ["#56b4e9", "#ff9f59", "#35c99a", "#dd9ac4", "#f0e442", "#8fd0ff", "#c0c0c0"];
const dashes: number[][] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4], [14, 5], [1, 4]];

const query = window.matchMedia("(prefers-color-scheme: dark)");
export const isDark = signal(query.matches);
query.addEventListener("change", (e) => { isDark.value = e.matches; });

export function colour(i: number): string { return (isDark.value ? dark : light)[i % light.length]!; }
export function dash(i: number): number[] { return dashes[i % dashes.length]!; }
export function ink(): string { return isDark.value ? "#c9d1d9" : "#3b434b"; }
export function ground(): string { return isDark.value ? "#0f1419" : "#ffffff"; }
export function grid(): string { return isDark.value ? "#2b323a" : "#e3e7eb"; }
