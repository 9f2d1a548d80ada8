/** The start page: every function of the session, by group. */
import { Card, Empty, Typography } from 'antd'
import { rolesOf } from '../api/session.ts'
import { useSession } from '../session/session.tsx'
import { useWords } from '../words/words.tsx'
import { openMenu } from './function-pages.ts'
import { useTabs } from './tabs.tsx'

export const Home = () => {
  const { t, title } = useWords()
  const session = useSession()
  const { open } = useTabs()
  const groups = openMenu(rolesOf(session))
  return (
    <div className="home">
      <h2>{t('welcome', { name: session.user.name })}</h2>
      {groups.length === 0 ? <Empty description={t('noFunctions')} /> : <p>{t('homeHint')}</p>}
      <div className="home-groups">
        {groups.map((group) => (
          <Card key={group.id} size="small" title={<h3>{title(group)}</h3>}>
            <ul>
              {group.pages.map((page) => (
                <li key={page.id}>
                  <Typography.Link onClick={() => open(page.route)}>{title(page)}</Typography.Link>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </div>
  )
}
