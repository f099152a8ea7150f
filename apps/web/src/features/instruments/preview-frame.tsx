import { SegmentedControl } from '@mantine/core';
import type { InstrumentDefinition } from '@traccia/survey';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { type PreviewMessage, previewReady } from '../../preview/preview-message';

const widths = { phone: 360, desktop: 900 } as const;
type Width = keyof typeof widths;

/** Sends the frame what it shows, once it listens and whenever something changes. */
function useFrame(message: PreviewMessage) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return;
      if (data === previewReady) setReady(true);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  const text = JSON.stringify(message);
  useEffect(() => {
    if (ready) frame.current?.contentWindow?.postMessage(JSON.parse(text), window.location.origin);
  }, [ready, text]);
  return frame;
}

/** The form as it is asked: in each of its languages, as wide as a phone or a desk. */
export function PreviewFrame({
  definition,
  at,
}: {
  definition: InstrumentDefinition;
  at?: string | undefined;
}) {
  const t = useWords('instruments');
  const format = useFormat();
  const { locale } = useLocale();
  const [width, setWidth] = useState<Width>('phone');
  const [chosen, choose] = useState<string | null>(null);
  const { languages } = definition;
  const wanted = chosen ?? locale;
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? 'en');
  const frame = useFrame({ kind: 'traccia-preview', definition, language, at: at ?? null });
  return (
    <div className="instrument-preview">
      <div className="controls">
        <SegmentedControl
          size="xs"
          aria-label={t('preview.width')}
          value={width}
          data={(['phone', 'desktop'] as const).map((value) => ({ value, label: t(`preview.${value}`) }))}
          onChange={(value) => setWidth(value === 'desktop' ? 'desktop' : 'phone')}
        />
        <label>
          {t('preview.language')}{' '}
          <select value={language} onChange={(event) => choose(event.currentTarget.value)}>
            {languages.map((code) => (
              <option key={code} value={code}>
                {format.languageName(code)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* A wide desk in a narrow place scrolls, by the keys too; what is shown is what a respondent has. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sheet" role="group" aria-label={t('pane.preview')} tabIndex={0}>
        <iframe
          ref={frame}
          src="/preview"
          title={t('preview.title', { language: format.languageName(language) })}
          width={widths[width]}
        />
      </div>
      <p className="hint">{t('preview.hint')}</p>
    </div>
  );
}
