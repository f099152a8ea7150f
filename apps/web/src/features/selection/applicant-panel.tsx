import { Button, Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SelectionCriterion, SelectionDetail } from '@traccia/contracts';
import { useState } from 'react';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { Standing } from './board-table';
import { usePanel } from './mutations';
import { selectionQueries } from './queries';

interface PanelProps {
  activityId: string;
  applicationId: string;
  criteria: readonly SelectionCriterion[];
  onClose: () => void;
}

/** One applicant beside the list: what they wrote, what the panel says, what was decided. */
export function ApplicantPanel(props: PanelProps) {
  const t = useWords('selection');
  const query = useQuery(selectionQueries.applicant(props.activityId, props.applicationId));
  return (
    <section className="applicant" aria-label={t('applicant.label')}>
      <Button variant="default" size="xs" onClick={props.onClose}>
        {t('applicant.close')}
      </Button>
      <QueryState query={query} lines={8}>
        {(detail) => (
          <>
            <h2>{`${detail.givenName} ${detail.familyName}`}</h2>
            <p className="under">
              {[detail.jobTitle, detail.organizationName].filter(Boolean).join(' · ') || t('no_organization')}
            </p>
            <Standing row={detail} />
            <Reasons detail={detail} />
            <TextLink to="/staff/applications/$applicationId" params={{ applicationId: detail.id }}>
              {t('applicant.whole')}
            </TextLink>
            <Scores key={detail.id} detail={detail} {...props} />
            <Conflict key={`conflict ${detail.id}`} detail={detail} activityId={props.activityId} />
            <Notes key={`notes ${detail.id}`} detail={detail} activityId={props.activityId} />
            <History detail={detail} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function Reasons({ detail }: { detail: SelectionDetail }) {
  const t = useWords('selection');
  if (!detail.capacityGap && !detail.expectedUse) return null;
  return (
    <dl className="reasons">
      {detail.capacityGap && (
        <div>
          <dt>{t('applicant.gap')}</dt>
          <dd>
            <bdi>{detail.capacityGap}</bdi>
          </dd>
        </div>
      )}
      {detail.expectedUse && (
        <div>
          <dt>{t('applicant.use')}</dt>
          <dd>
            <bdi>{detail.expectedUse}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}

const marks = [1, 2, 3, 4, 5] as const;

/** My scores; a click is saved at once. Others' are shown beside them. */
function Scores({ detail, activityId, criteria }: PanelProps & { detail: SelectionDetail }) {
  const t = useWords('selection');
  const { score } = usePanel(activityId, detail.id);
  if (criteria.length === 0) return <p>{t('scores.no_criteria')}</p>;
  return (
    <div className="scores">
      <h3>{t('scores.title')}</h3>
      {detail.ownConflict && <p>{t('scores.conflict')}</p>}
      {criteria.map(({ id, title, weight }) => {
        const others = detail.scores.filter(({ criterionId }) => criterionId === id);
        return (
          <fieldset key={id} disabled={detail.ownConflict}>
            <legend>
              {title} <span className="under-inline">{t('scores.weight', { weight })}</span>
            </legend>
            <div className="marks">
              {marks.map((mark) => (
                <label key={mark}>
                  <input
                    type="radio"
                    name={`score ${id}`}
                    checked={detail.ownScores[id] === mark}
                    onChange={() => score.mutate([{ criterionId: id, score: mark }])}
                  />
                  {mark}
                </label>
              ))}
            </div>
            {others.length > 0 && (
              <p className="under">
                {others.map(({ memberName, score: given }) => `${memberName} ${given}`).join(' · ')}
              </p>
            )}
          </fieldset>
        );
      })}
      <ProblemNote error={score.error} />
    </div>
  );
}

function Conflict({ detail, activityId }: { detail: SelectionDetail; activityId: string }) {
  const t = useWords('selection');
  const { conflict } = usePanel(activityId, detail.id);
  const [reason, setReason] = useState('');
  return (
    <details className="conflict" open={detail.ownConflict}>
      <summary>{t('conflict.title')}</summary>
      {detail.conflictList.map((one) => (
        <p key={`${one.memberName} ${one.declaredAt}`}>
          <strong>{one.memberName}</strong>: {one.reason}
        </p>
      ))}
      {detail.ownConflict ? (
        <Button variant="default" onClick={() => conflict.mutate(null)} loading={conflict.isPending}>
          {t('conflict.end')}
        </Button>
      ) : (
        <>
          <Textarea
            label={t('conflict.reason')}
            description={t('conflict.hint')}
            value={reason}
            maxLength={1000}
            autosize
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            mt="xs"
            variant="default"
            disabled={reason.trim() === ''}
            loading={conflict.isPending}
            onClick={() => conflict.mutate(reason.trim())}
          >
            {t('conflict.declare')}
          </Button>
        </>
      )}
      <ProblemNote error={conflict.error} />
    </details>
  );
}

function Notes({ detail, activityId }: { detail: SelectionDetail; activityId: string }) {
  const t = useWords('selection');
  const format = useFormat();
  const { note } = usePanel(activityId, detail.id);
  const [text, setText] = useState('');
  return (
    <div className="notes">
      <h3>{t('notes.title')}</h3>
      <Textarea
        label={t('notes.new')}
        value={text}
        maxLength={4000}
        autosize
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group mt="xs">
        <Button
          variant="default"
          disabled={text.trim() === ''}
          loading={note.isPending}
          onClick={() => note.mutate(text.trim(), { onSuccess: () => setText('') })}
        >
          {t('notes.add')}
        </Button>
      </Group>
      <ProblemNote error={note.error} />
      <ul>
        {detail.noteList.map((one) => (
          <li key={one.id}>
            {one.text}
            <span className="under">{`${one.authorName} · ${format.instant(one.createdAt)}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function History({ detail }: { detail: SelectionDetail }) {
  const t = useWords('selection');
  const format = useFormat();
  if (detail.history.length === 0) return null;
  return (
    <div className="notes">
      <h3>{t('history.title')}</h3>
      <ul>
        {detail.history.map((one) => (
          <li key={one.decidedAt}>
            {t(`decision.${one.decision}`)}
            {one.offerState && ` · ${t(`offer_state.${one.offerState}`)}`}
            {one.reason && <span className="reason">{one.reason}</span>}
            <span className="under">
              {`${one.deciderName ?? t('history.by_itself')} · ${format.instant(one.decidedAt)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
