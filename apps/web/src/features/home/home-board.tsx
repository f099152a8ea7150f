import { useQuery } from '@tanstack/react-query';
import type { HomeBoard } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { EvaluationPart, HousePart, PublishedPart } from './board-centre';
import { LearningPart, NomineesPart } from './board-own';
import { TeachingPart } from './board-teaching';
import { boardQuery } from './queries';
import './board.css';

/** What each of my roles looks at first; below what waits, which comes by date. */
export function HomeBoardParts() {
  const query = useQuery(boardQuery);
  const mayManage = useMay()('activities.manage');
  if (query.error && !query.data)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const board = query.data;
  return (
    <div className="home-board">
      <StandingIn people={board.standingInFor} />
      {board.learning.length > 0 && <LearningPart learning={board.learning} />}
      {board.teaching.length > 0 && <TeachingPart teaching={board.teaching} />}
      {board.nominees && <NomineesPart nominees={board.nominees} />}
      {mayManage && <ManagerPart />}
      {board.waves && <EvaluationPart waves={board.waves} waiting={board.waitingRelease ?? 0} />}
      {board.published && <PublishedPart published={board.published} />}
      {board.house && <HousePart house={board.house} />}
    </div>
  );
}

function StandingIn({ people }: { people: HomeBoard['standingInFor'] }) {
  const t = useWords('home');
  const format = useFormat();
  return people.map(({ name, endsOn }) => (
    <p key={`${name} ${endsOn}`} className="standing-in">
      {t('board.standing_in', { name, until: format.day(endsOn) })}
    </p>
  ));
}

function ManagerPart() {
  const t = useWords('home');
  return (
    <section aria-labelledby="board-manager">
      <h2 id="board-manager">{t('board.manager')}</h2>
      <p>{t('board.manager_text')}</p>
      <div className="board-acts">
        <ButtonLink to="/staff/timeline">{t('timeline.title')}</ButtonLink>
        <ButtonLink to="/staff/timeline" search={{ missing: 'yes' } as never} variant="default">
          {t('board.manager_missing')}
        </ButtonLink>
        <ButtonLink to="/staff/deputies" variant="default">
          {t('deputies.title')}
        </ButtonLink>
      </div>
    </section>
  );
}
