import { useNavigate } from '@tanstack/react-router';
import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';
import { CourseForm } from './course-form';
import './framework.css';

export function NewCoursePage() {
  const t = useWords('framework');
  const navigate = useNavigate();
  return (
    <PageFrame
      narrow
      title={t('courses.new')}
      description={t('courses.new_description')}
      crumbs={[{ label: t('courses.title'), to: '/staff/courses' }]}
    >
      <CourseForm
        course={null}
        onDone={({ id }) => void navigate({ to: '/staff/courses/$courseId', params: { courseId: id } })}
        onCancel={() => void navigate({ to: '/staff/courses' })}
      />
    </PageFrame>
  );
}
