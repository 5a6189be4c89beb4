/** Builds the agent desk and the demo bank page; runs after the widget's build and keeps its script. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    // Inlined data: URLs and the preload polyfill's inline script would need a looser CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { desk: 'desk/index.html', bank: 'bank/index.html' } },
  },
});
