import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { roles, type Role, type ScopeType } from '@traccia/contracts';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useGrantRole } from './mutations';
import { scopesFor } from './scope-choices';
import { ScopePicker } from './scope-picker';

/** What is chosen; a new role or scope clears what was chosen below it. */
function useGrantForm(personId: string) {
  const t = useWords('people');
  const codes = useWords('codes');
  const grant = useGrantRole(personId);
  const [role, setRole] = useState<Role>('activity_manager');
  const [scopeType, setScopeType] = useState<ScopeType>('centre');
  const [scopeId, setScopeId] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const chooseScope = (type: ScopeType) => {
    setScopeType(type);
    setScopeId(null);
    setIncomplete(false);
    grant.reset();
  };
  const chooseRole = (next: Role) => {
    const allowed = scopesFor(next);
    setRole(next);
    chooseScope(allowed.includes(scopeType) ? scopeType : (allowed[0] ?? 'centre'));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const missing = scopeType !== 'centre' && !scopeId;
    setIncomplete(missing);
    if (missing) return;
    grant.mutate(
      { role, scopeType, scopeId: scopeType === 'centre' ? null : scopeId },
      {
        onSuccess: () => {
          notifications.show({ message: t('grant.saved', { role: codes(`role.${role}`) }) });
          chooseScope(scopesFor(role)[0] ?? 'centre');
        },
      },
    );
  };
  return { grant, role, scopeType, scopeId, incomplete, setScopeId, chooseScope, chooseRole, submit };
}

/** Gives a role and says where it holds. */
export function GrantRoleForm({ personId }: { personId: string }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const faultsOf = useFieldFaults();
  const { grant, role, scopeType, scopeId, incomplete, ...act } = useGrantForm(personId);
  const scopes = scopesFor(role);
  const faults = faultsOf(grant.error);
  return (
    <form className="grant-form" onSubmit={act.submit} noValidate aria-labelledby="grant-title">
      <h2 id="grant-title">{t('grant.title')}</h2>
      <div className="pair">
        <NativeSelect
          label={t('grant.role')}
          value={role}
          error={faults.role}
          data={roles.map((one) => ({ value: one, label: codes(`role.${one}`) }))}
          onChange={(event) => act.chooseRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
        />
        <NativeSelect
          label={t('grant.scope')}
          value={scopeType}
          error={faults.scopeType}
          data={scopes.map((one) => ({ value: one, label: codes(`scope.${one}`) }))}
          onChange={(event) =>
            act.chooseScope(scopes.find((one) => one === event.currentTarget.value) ?? scopeType)
          }
        />
      </div>
      <ScopePicker
        key={scopeType}
        type={scopeType}
        value={scopeId}
        onChange={act.setScopeId}
        error={faults.scopeId ?? (incomplete ? t('grant.choose') : undefined)}
      />
      <ProblemNote error={grant.error} />
      <div>
        <Button type="submit" loading={grant.isPending}>
          {t('grant.save')}
        </Button>
      </div>
    </form>
  );
}
