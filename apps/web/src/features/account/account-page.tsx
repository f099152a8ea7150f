import type { Me } from '@traccia/contracts';
import { PageFrame } from '../../components/page-frame';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { CalendarFeed } from './calendar-feed';
import { EmailForm } from './email-form';
import { MySessions } from './my-sessions';
import { PasswordChangeForm } from './password-change-form';
import { ProfileForm } from './profile-form';
import './account.css';

function Standing({ me }: { me: Me }) {
  const t = useWords('account');
  const codes = useWords('codes');
  const roles = me.roles.map(({ role, scopeName }) =>
    [codes(`role.${role}`), scopeName].filter(Boolean).join(', '),
  );
  return (
    <dl className="static">
      <dt>{t('organization')}</dt>
      <dd>{me.organizationName ?? t('organization.none')}</dd>
      <dt>{t('roles')}</dt>
      <dd>{roles.length > 0 ? roles.join(' · ') : t('roles.none')}</dd>
    </dl>
  );
}

/** What I may change about myself, and where I am signed in. */
export function AccountPage() {
  const t = useWords('account');
  const me = useMe();
  if (!me) return null;
  return (
    <PageFrame title={t('title')}>
      <div className="account">
        <section>
          <h2>{t('profile')}</h2>
          <div className="body">
            <Standing me={me} />
            <ProfileForm key={me.id} me={me} />
          </div>
        </section>
        <section>
          <h2>{t('email')}</h2>
          <EmailForm me={me} />
        </section>
        <section>
          <h2>{t('password')}</h2>
          <PasswordChangeForm hasPassword={me.hasPassword} />
        </section>
        <section>
          <h2>{t('calendar')}</h2>
          <div className="body">
            <CalendarFeed />
          </div>
        </section>
        <section>
          <h2>{t('sessions')}</h2>
          <MySessions />
        </section>
      </div>
    </PageFrame>
  );
}
