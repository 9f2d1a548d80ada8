import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The definitions are taken from source: the portal needs no build of the other packages.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)[\\/]/ },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': process.env.PORTAL_API ?? 'http://127.0.0.1:8088' } },
})
