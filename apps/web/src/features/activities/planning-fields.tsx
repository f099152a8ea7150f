import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import {
  activityTypes,
  admissionModes,
  capacityLevels,
  locales,
  serviceLines,
  trainingMethods,
} from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { ActivityForm } from './activity-fields';

/** What kind of activity it is, how one comes to a place, and what completes it. */
export function PlanningFields({ form, mayBeTemplate }: { form: ActivityForm; mayBeTemplate: boolean }) {
  return (
    <>
      <KindFields form={form} />
      <SummaryFields form={form} />
      <AdmissionFields form={form} />
      <CompletionFields form={form} mayBeTemplate={mayBeTemplate} />
    </>
  );
}

function KindFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  return (
    <fieldset className="form-part">
      <legend>{t('form.kind')}</legend>
      <div className="pair">
        <NativeSelect
          label={t('fact.type')}
          data={activityTypes.map((type) => ({ value: type, label: codes(`activity_type.${type}`) }))}
          {...form.getInputProps('activityType')}
        />
        <NativeSelect
          label={t('form.service_line')}
          data={serviceLines.map((line) => ({ value: line, label: codes(`service_line.${line}`) }))}
          {...form.getInputProps('serviceLine')}
        />
      </div>
      <Checkbox.Group label={t('form.levels')} {...form.getInputProps('capacityLevels')}>
        <div className="choices">
          {capacityLevels.map((level) => (
            <Checkbox key={level} value={level} label={codes(`capacity_level.${level}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group label={t('form.methods')} {...form.getInputProps('methods')}>
        <div className="choices">
          {trainingMethods.map((method) => (
            <Checkbox key={method} value={method} label={codes(`method.${method}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </fieldset>
  );
}

function SummaryFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const format = useFormat();
  return (
    <fieldset className="form-part">
      <legend>{t('form.summary')}</legend>
      <p className="hint">{t('form.summary_hint')}</p>
      <div className="pair texts">
        {locales.map((locale) => (
          <Textarea
            key={locale}
            label={t('form.summary_in', { language: format.languageName(locale) })}
            lang={locale}
            dir={locale === 'ar' ? 'rtl' : 'ltr'}
            maxLength={5000}
            autosize
            minRows={3}
            maxRows={12}
            {...form.getInputProps(`summary.${locale}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function AdmissionFields({ form }: { form: ActivityForm }) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const chosen = form.values.admissionMode !== 'direct_registration';
  return (
    <fieldset className="form-part">
      <legend>{t('form.admission')}</legend>
      <div className="pair">
        <NativeSelect
          label={t('form.way_in')}
          data={admissionModes.map((mode) => ({ value: mode, label: codes(`admission_mode.${mode}`) }))}
          {...form.getInputProps('admissionMode')}
        />
        <NumberInput
          label={t('form.reserve')}
          description={t('form.reserve_hint')}
          min={0}
          max={100_000}
          allowDecimal={false}
          {...form.getInputProps('reservePlaces')}
        />
      </div>
      {chosen && (
        <>
          <div className="pair">
            <TextInput
              type="date"
              label={t('form.application_closes')}
              description={t('form.closes_hint')}
              {...form.getInputProps('applicationClosesOn')}
            />
            <NumberInput
              label={t('form.offer_days')}
              description={t('form.offer_days_hint')}
              min={1}
              max={90}
              allowDecimal={false}
              {...form.getInputProps('offerDays')}
            />
          </div>
          <Checkbox
            label={t('form.group_approval')}
            description={t('form.group_approval_hint')}
            {...form.getInputProps('needsGroupApproval', { type: 'checkbox' })}
          />
        </>
      )}
    </fieldset>
  );
}

function CompletionFields({ form, mayBeTemplate }: { form: ActivityForm; mayBeTemplate: boolean }) {
  const t = useWords('activities');
  return (
    <fieldset className="form-part">
      <legend>{t('form.completion')}</legend>
      <NumberInput
        label={t('form.attendance')}
        description={t('form.attendance_hint')}
        maw="20rem"
        min={0}
        max={100}
        allowDecimal={false}
        suffix=" %"
        {...form.getInputProps('attendancePercent')}
      />
      <Checkbox
        label={t('form.materials_open')}
        {...form.getInputProps('materialsOpenAfterClose', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('form.template')}
        description={t(mayBeTemplate ? 'form.template_hint' : 'form.template_only_draft')}
        disabled={!mayBeTemplate && !form.values.isTemplate}
        {...form.getInputProps('isTemplate', { type: 'checkbox' })}
      />
    </fieldset>
  );
}
