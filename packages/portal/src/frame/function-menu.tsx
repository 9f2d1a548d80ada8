/** The left menu: the groups of the manual, in each the functions that the session may open. */
import { AuditOutlined, CarOutlined, GlobalOutlined, PieChartOutlined, RollbackOutlined, ShoppingOutlined } from '@ant-design/icons'
import { Menu } from 'antd'
import { type ComponentType, useState } from 'react'
import { rolesOf } from '../api/session.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/words.tsx'
import { openMenu, placeOf } from './function-pages.ts'
import { useTabs } from './tabs.tsx'

const icons: Readonly<Record<string, ComponentType<{ 'aria-hidden': boolean }>>> = {
  '1': ShoppingOutlined,
  '2': CarOutlined,
  '3': AuditOutlined,
  '4': RollbackOutlined,
  '5': PieChartOutlined,
  '6': GlobalOutlined,
}

export const FunctionMenu = ({ folded }: { folded: boolean }) => {
  const words = useWords()
  const roles = rolesOf(useSession())
  const { present, open } = useTabs()
  const page = placeOf(present, roles)?.page
  const group = page?.id.split('.')[0]
  const [unfolded, setUnfolded] = useState<string[]>([])
  const [shownGroup, setShownGroup] = useState<string>()

  // Coming to a function of another group unfolds it; what people fold and unfold besides is theirs.
  if (group !== shownGroup) {
    setShownGroup(group)
    if (group && !unfolded.includes(group)) setUnfolded([...unfolded, group])
  }

  return (
    <nav className="function-menu" aria-label={words.t('module')}>
      <h2 className="module-name" hidden={folded}>
        {words.t('module')}
      </h2>
      <Menu
        mode="inline"
        theme="dark"
        inlineCollapsed={folded}
        selectedKeys={page ? [page.route] : []}
        {...(folded ? {} : { openKeys: unfolded, onOpenChange: setUnfolded })}
        onClick={({ key }) => open(key)}
        items={openMenu(roles).map(({ pages, ...entry }) => {
          const Icon = icons[entry.id] ?? AuditOutlined
          return {
            key: entry.id,
            label: words.title(entry),
            icon: <Icon aria-hidden />,
            children: pages.map((open) => ({ key: open.route, label: words.title(open) })),
          }
        })}
      />
    </nav>
  )
}
