import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { LoadingOutlined } from '@ant-design/icons'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/queries.ts'
import { router } from './router.tsx'
import './styles/base.css'
import './styles/budget.css'
import './styles/calendar.css'
import './styles/case.css'
import './styles/screens.css'
import './styles/shell.css'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

/** The nonce that the server put into the page; style elements made by the component library carry it. */
function readNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? ''
}

/** Scroll locking and measuring in the component library make style elements without the nonce; this gives it to them. */
function signStyles(nonce: string): void {
  const create = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
}

const nonce = readNonce()
signStyles(nonce)
const root = document.querySelector('#root')
if (root === null) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-label="正在办理" /> }}
      form={{ validateMessages: zhCN.Form?.defaultValidateMessages ?? {} }}
    >
      <App component="div" className="app">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
)
