import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Course } from '@traccia/contracts';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { TextLink } from '../../components/link';
import { useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ActivityLines } from './activity-lines';
import { CourseForm } from './course-form';
import { LinksForm } from './links-form';
import { LinksShown } from './links-shown';
import { useLinkCourse } from './mutations';
import { frameworkQueries } from './queries';
import { indicatorsIn, ResultsLadder } from './results-ladder';
import './framework.css';

const page = getRouteApi('/signed-in/staff/staff/courses/$courseId');

/** One course: what it says of itself, what it answers to, its activities. */
export function CoursePage() {
  const t = useWords('framework');
  const say = useLocalised();
  const { courseId } = page.useParams();
  const { edit } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(frameworkQueries.course(courseId));
  const open = (part: 'texts' | undefined) => void navigate({ search: { edit: part }, resetScroll: true });
  return (
    <PageFrame
      title={query.data ? say(query.data.title) : t('col.course')}
      description={
        query.data && (
          <>
            <bdi>{query.data.code}</bdi> ·{' '}
            <TextLink to="/staff/programmes/$programmeId" params={{ programmeId: query.data.programmeId }}>
              {say(query.data.programmeTitle)}
            </TextLink>
          </>
        )
      }
      crumbs={[{ label: t('courses.title'), to: '/staff/courses' }]}
    >
      <QueryState query={query} lines={10}>
        {(course) =>
          edit === 'texts' ? (
            <CourseForm
              key={course.version}
              course={course}
              onDone={() => open(undefined)}
              onCancel={() => open(undefined)}
            />
          ) : (
            <CourseShown course={course} onEdit={() => open('texts')} />
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function EvaluationPart({ courseId }: { courseId: string }) {
  const t = useWords('framework');
  const may = useMay();
  if (!may('surveys.read')) return null;
  return (
    <section>
      <h2>{t('course.plan')}</h2>
      <p>{t('course.plan_text')}</p>
      <TextLink to="/staff/courses/$courseId/evaluation" params={{ courseId }}>
        {t('course.plan_open')}
      </TextLink>
    </section>
  );
}

function CourseShown({ course, onEdit }: { course: Course; onEdit: () => void }) {
  const t = useWords('framework');
  const say = useLocalised();
  const may = useMay();
  const { edit } = page.useSearch();
  const navigate = page.useNavigate();
  const indicators = indicatorsIn(course.framework.entries);
  const objectives = say(course.objectives);
  return (
    <div className="course-page">
      <section>
        <p className="reading-text">{say(course.summary)}</p>
        {objectives && (
          <>
            <h2>{t('course.objectives')}</h2>
            <ul className="reading-text">
              {objectives.split('\n').map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        {may('courses.manage') && (
          <Button variant="default" onClick={onEdit}>
            {t('course.edit')}
          </Button>
        )}
      </section>
      <section>
        <h2>{t('links.title')}</h2>
        {edit === 'links' ? (
          <CourseLinks key={course.version} course={course} />
        ) : (
          <>
            <LinksShown links={course.framework} />
            {may('courses.manage') && (
              <Button
                variant="default"
                onClick={() => void navigate({ search: { edit: 'links' }, resetScroll: false })}
              >
                {t('links.edit')}
              </Button>
            )}
          </>
        )}
      </section>
      <EvaluationPart courseId={course.id} />
      <section>
        <h2>{t('ladder.title')}</h2>
        <ResultsLadder indicators={indicators} />
      </section>
      <section>
        <h2>{t('course.activities')}</h2>
        <ActivityLines lines={course.latest} caption={t('course.activities')} />
      </section>
    </div>
  );
}

function CourseLinks({ course }: { course: Course }) {
  const t = useWords('framework');
  const navigate = page.useNavigate();
  const link = useLinkCourse(course.id);
  const done = () => void navigate({ search: {}, resetScroll: false });
  return (
    <LinksForm
      links={course.framework}
      saving={link.isPending}
      error={link.error}
      onCancel={done}
      onSave={(chosen) =>
        link.mutate(
          { ...chosen, version: course.version },
          {
            onSuccess: () => {
              notifications.show({ message: t('links.saved') });
              done();
            },
          },
        )
      }
    />
  );
}
