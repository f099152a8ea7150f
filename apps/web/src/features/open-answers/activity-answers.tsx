import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/empty-state';
import { QueryState } from '../../components/query-state';
import { ApiProblem } from '../../lib/api';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { openAnswersQueries } from './queries';
import './open-answers.css';

/** What participants wrote at the end, for those who gave the activity: after the close, shuffled, without names. */
export function ActivityAnswers({ activityId }: { activityId: string }) {
  const t = useWords('open-answers');
  const say = useLocalised();
  const format = useFormat();
  const query = useQuery(openAnswersQueries.ofActivity(activityId));
  const early = query.error instanceof ApiProblem && query.error.code === 'answers.still-open';
  return (
    <section className="activity-answers">
      <h2>{t('activity.title')}</h2>
      {early ? (
        <EmptyState title={t('hidden.still_open')} text={t('why.still_open')} />
      ) : (
        <QueryState
          query={query}
          empty={{
            when: ({ questions }) => questions.length === 0,
            title: t('activity.none'),
            text: t('activity.none_text'),
          }}
        >
          {({ questions, threshold }) => (
            <>
              <p className="panel-intro">{t('activity.intro')}</p>
              {questions.map(({ itemCode, text, hidden, texts }) => (
                <section key={itemCode}>
                  <h3>{say(text)}</h3>
                  {hidden && <p>{t(`why.${hidden}`, { n: format.number(threshold) })}</p>}
                  <ul className="open-texts">
                    {texts.map((one) => (
                      <li key={one.id} className="open-text">
                        <p className="body" dir="auto">
                          {one.text}
                        </p>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )}
        </QueryState>
      )}
    </section>
  );
}
