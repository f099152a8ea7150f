import { getRouteApi } from '@tanstack/react-router';
import { EvaluationPlanPage } from '../features/evaluation-plans/plan-page';

const ofCourse = getRouteApi('/signed-in/staff/staff/courses/$courseId/evaluation');
const ofActivity = getRouteApi('/signed-in/staff/staff/activities/$activityId/evaluation');

export function CourseEvaluationPage() {
  const { courseId } = ofCourse.useParams();
  return <EvaluationPlanPage owner={{ kind: 'course', id: courseId }} />;
}

export function ActivityEvaluationPage() {
  const { activityId } = ofActivity.useParams();
  return <EvaluationPlanPage owner={{ kind: 'activity', id: activityId }} />;
}
