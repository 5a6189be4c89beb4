/** Fails the build when the widget outgrows what a bank's page should have to load. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 45_000;
const size = gzipSync(readFileSync(new URL('../dist/attune-chat.js', import.meta.url)), { level: 9 }).length;
console.log(`attune-chat.js: ${size} bytes gzipped (limit ${limit})`);
if (size > limit) process.exit(1);
