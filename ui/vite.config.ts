import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Two pages that share chunks: the operator console and the customer portal. `npx vite --config ui/vite.config.ts` serves them against a running API. */
export default defineConfig({
  root,
  plugins: [react()],
  build: {
    outDir: resolve(root, '../dist/ui'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { console: resolve(root, 'console/index.html'), portal: resolve(root, 'portal/index.html') } },
  },
  server: { port: 5173, proxy: { '/api': process.env['API_URL'] ?? 'http://localhost:3000' } },
});
