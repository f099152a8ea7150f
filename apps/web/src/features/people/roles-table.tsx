import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Person } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useEndRole } from './mutations';

type Grant = Person['grants'][number];

/** Each role with the part of the centre it holds for. */
export function RolesTable({ person, mayManage }: { person: Person; mayManage: boolean }) {
  const t = useWords('people');
  const codes = useWords('codes');
  const scopeText = useScopeText();
  const end = useEndRole(person.id);
  if (person.grants.length === 0) return <p className="note">{t('roles.none')}</p>;
  const columns: Column<Grant>[] = [
    { key: 'role', header: t('roles.role'), cell: (grant) => codes(`role.${grant.role}`) },
    { key: 'scope', header: t('roles.scope'), cell: scopeText },
  ];
  if (mayManage)
    columns.push({
      key: 'end',
      header: codes('column.act'),
      numeric: true,
      cell: (grant) => (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={end.isPending && end.variables === grant.id}
          disabled={end.isPending}
          aria-label={t('roles.end_of', { role: codes(`role.${grant.role}`), scope: scopeText(grant) })}
          onClick={() =>
            end.mutate(grant.id, {
              onSuccess: () => notifications.show({ message: t('roles.ended') }),
            })
          }
        >
          {t('roles.end')}
        </Button>
      ),
    });
  return (
    <>
      <DataTable
        caption={t('roles.caption')}
        captionHidden
        columns={columns}
        rows={person.grants}
        rowKey={(grant) => grant.id}
      />
      {mayManage && <p className="note">{t('roles.warning')}</p>}
      <ProblemNote error={end.error} />
    </>
  );
}

function useScopeText(): (grant: Grant) => string {
  const codes = useWords('codes');
  const format = useFormat();
  return ({ scopeType, scopeId, scopeName }) => {
    if (scopeType === 'centre') return codes('scope.centre');
    const name =
      scopeType === 'country' && scopeId ? format.countryName(scopeId) : (scopeName ?? scopeId ?? '');
    return `${codes(`scope.${scopeType}`)}: ${name}`;
  };
}
