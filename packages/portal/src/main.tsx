/** The composition root of the portal: here alone stand the browser's clock, storage and address. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Problem } from './api/http.ts'
import { App } from './app.tsx'
import './style/base.css'
import './style/sign-in.css'
import './style/frame.css'
import './style/pages.css'
import './style/fields.css'
import './style/results.css'
import './style/forms.css'
import './style/print.css'
import { WordsProvider } from './words/words.tsx'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // A refusal stays one; only a lost connection or a failing server is worth a second try.
      retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status > 0 && error.status < 500),
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      {/* Without transitions: the page follows every click at once, however fast they come. */}
      <BrowserRouter useTransitions={false}>
        <WordsProvider>
          {/* oxlint-disable-next-line eslint/no-restricted-properties -- the clock enters here and nowhere else */}
          <App now={Date.now} />
        </WordsProvider>
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)
