// Written by ActivityRepository; turned by the calendar in DueWaveRepository.
import type { LocalisedText } from '@traccia/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('activity')
export class ActivityRow {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'uuid', name: 'course_id' })
  courseId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'jsonb' })
  title!: LocalisedText;

  @Column({ type: 'text', name: 'activity_type', default: () => "'open_course'::text" })
  activityType!: string;

  @Column({ type: 'text', default: () => "'face_to_face'::text" })
  modality!: string;

  @Column({ type: 'text', default: () => "'draft'::text" })
  status!: string;

  @Column({ type: 'date', name: 'starts_on' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  endsOn!: string;

  @Column({ type: 'text', name: 'time_zone', default: () => "'Europe/Rome'::text" })
  timeZone!: string;

  @Column({ type: 'text', nullable: true })
  venue!: string | null;

  @Column({ type: 'char', name: 'country_code', length: 2, nullable: true })
  countryCode!: string | null;

  @Column({ type: 'uuid', name: 'host_organization_id', nullable: true })
  hostOrganizationId!: string | null;

  @Column({ type: 'text', array: true, default: () => "'{en}'::text[]" })
  languages!: string[];

  @Column({ type: 'date', name: 'enrolment_closes_on', nullable: true })
  enrolmentClosesOn!: string | null;

  @Column({ type: 'int', nullable: true })
  capacity!: number | null;

  @Column({ type: 'int', name: 'enrolled_count', default: () => '0' })
  enrolledCount!: number;

  @Column({ type: 'int', name: 'offers_open', default: () => '0' })
  offersOpen!: number;

  @Column({ type: 'int', name: 'next_wait_position', default: () => '1' })
  nextWaitPosition!: number;

  @Column({ type: 'text', name: 'frame_kind', default: () => "'roster'::text" })
  frameKind!: string;

  @Column({ type: 'int', name: 'reported_attendance', nullable: true })
  reportedAttendance!: number | null;

  @Column({ type: 'text', name: 'admission_mode', default: () => "'direct_registration'::text" })
  admissionMode!: string;

  @Column({ type: 'text', name: 'service_line', default: () => "'training'::text" })
  serviceLine!: string;

  @Column({ type: 'text', name: 'capacity_levels', array: true, default: () => "'{}'::text[]" })
  capacityLevels!: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'::text[]" })
  methods!: string[];

  @Column({ type: 'jsonb', default: () => "'{}'" })
  summary!: LocalisedText;

  @Column({ type: 'int', name: 'reserve_places', nullable: true })
  reservePlaces!: number | null;

  @Column({ type: 'date', name: 'application_closes_on', nullable: true })
  applicationClosesOn!: string | null;

  @Column({ type: 'boolean', name: 'needs_group_approval', default: () => 'false' })
  needsGroupApproval!: boolean;

  @Column({ type: 'int', name: 'offer_days', default: () => '7' })
  offerDays!: number;

  @Column({ type: 'int', name: 'attendance_percent', default: () => '80' })
  attendancePercent!: number;

  @Column({ type: 'boolean', name: 'materials_open_after_close', default: () => 'true' })
  materialsOpenAfterClose!: boolean;

  @Column({ type: 'boolean', name: 'is_template', default: () => 'false' })
  isTemplate!: boolean;

  @Column({ type: 'uuid', name: 'copied_from_id', nullable: true })
  copiedFromId!: string | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  cancelReason!: string | null;

  @Column({ type: 'timestamptz', name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column({ type: 'int', default: () => '1' })
  version!: number;

  @Column({ type: 'uuid', name: 'cascade_of_id', nullable: true })
  cascadeOfId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
