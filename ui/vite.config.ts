import { defineConfig } from "vite";

// One script and one style sheet, with names that do not change: Go embeds them
// and puts them into the page.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    lib: { entry: "src/main.tsx", formats: ["es"], fileName: () => "page.js", cssFileName: "page" },
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    minify: true,
    sourcemap: false,
    license: { fileName: "licenses.md" }, // of what is bundled
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
