import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Programme } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ProgrammeForm } from './programme-form';
import { frameworkQueries } from './queries';
import { ReachShown } from './reach-shown';
import { indicatorsIn, ResultsLadder } from './results-ladder';
import './framework.css';

const page = getRouteApi('/signed-in/staff/staff/programmes/$programmeId');

/** One programme: its results chain with indicators, its courses, whom it reached. */
export function ProgrammePage() {
  const t = useWords('framework');
  const say = useLocalised();
  const { programmeId } = page.useParams();
  const { edit } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(frameworkQueries.programme(programmeId));
  const open = (editing: boolean) => void navigate({ search: { edit: editing || undefined } });
  return (
    <PageFrame
      title={query.data ? say(query.data.title) : t('col.programme')}
      description={query.data && <bdi>{query.data.code}</bdi>}
      crumbs={[{ label: t('programmes.title'), to: '/staff/programmes' }]}
    >
      <QueryState query={query} lines={10}>
        {(programme) =>
          edit ? (
            <ProgrammeForm
              key={programme.version}
              programme={programme}
              onDone={() => open(false)}
              onCancel={() => open(false)}
            />
          ) : (
            <ProgrammeShown programme={programme} onEdit={() => open(true)} />
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function ProgrammeShown({ programme, onEdit }: { programme: Programme; onEdit: () => void }) {
  const t = useWords('framework');
  const say = useLocalised();
  const may = useMay();
  const courses = useInfiniteQuery(frameworkQueries.courses({ programme: programme.code }));
  const rows = courses.data?.pages.flatMap((found) => found.rows) ?? [];
  return (
    <div className="course-page">
      <section>
        <p className="reading-text">{say(programme.summary)}</p>
        {may('framework.manage') && (
          <Button variant="default" onClick={onEdit}>
            {t('programme.edit')}
          </Button>
        )}
      </section>
      <section>
        <h2>{t('ladder.title')}</h2>
        <ResultsLadder indicators={indicatorsIn(programme.chain)} sentences={programme.resultsChain} />
      </section>
      <section>
        <h2>{t('courses.title')}</h2>
        {rows.length === 0 ? (
          <p className="hint">{t('courses.empty_title')}</p>
        ) : (
          <ul className="plain-list">
            {rows.map((row) => (
              <li key={row.id}>
                <TextLink to="/staff/courses/$courseId" params={{ courseId: row.id }}>
                  {say(row.title)}
                </TextLink>
              </li>
            ))}
          </ul>
        )}
      </section>
      {programme.reach.length > 0 && (
        <section>
          <h2>{t('reach.title')}</h2>
          <ReachShown rows={programme.reach} />
        </section>
      )}
    </div>
  );
}
