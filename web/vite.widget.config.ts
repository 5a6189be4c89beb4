/** Builds the chat widget into one classic script that a bank can put on any page. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: 'widget/index.ts', formats: ['iife'], name: 'Attune', fileName: () => 'attune-chat.js' },
  },
});
