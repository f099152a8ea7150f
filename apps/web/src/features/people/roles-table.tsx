import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { constituentGroups, type Person } from '@traccia/contracts';
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
  // Countries and groups have no row with a name; the catalogues name them.
  const nameOf = (scopeType: Grant['scopeType'], scopeId: string | null): string | null => {
    if (scopeType === 'country' && scopeId) return format.countryName(scopeId);
    const group = constituentGroups.find((code) => scopeType === 'constituent_group' && code === scopeId);
    return group ? codes(`group.${group}`) : null;
  };
  return ({ scopeType, scopeId, scopeName }) => {
    if (scopeType === 'centre') return codes('scope.centre');
    const name = nameOf(scopeType, scopeId) ?? scopeName ?? scopeId ?? '';
    return `${codes(`scope.${scopeType}`)}: ${name}`;
  };
}
