import { Button } from '@mantine/core';
import { useId } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useWords } from '../../lib/words';
import { useVerify, type Edition } from './queries';

/** Works the fingerprint out again from what the database holds now. */
export function VerifyPanel({ edition }: { edition: Edition }) {
  const t = useWords('editions');
  const heading = useId();
  const verify = useVerify(edition.code);
  const { data } = verify;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('verify.title')}</h2>
      <p>{t('verify.text')}</p>
      <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('verify.submit')}
      </Button>
      <ProblemNote error={verify.error} />
      <div role="status">
        {data && (
          <>
            <StatusMark kind={data.equal ? 'done' : 'trouble'}>
              {data.equal ? t('verify.equal') : t('verify.different')}
            </StatusMark>
            <bdi className="edition-mono">{data.computed}</bdi>
          </>
        )}
      </div>
    </section>
  );
}
