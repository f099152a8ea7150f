import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** A sheet and the strings it is set with. */
export interface PdfOrder {
  source: string;
  values: Record<string, string>;
}

const resolve = createRequire(import.meta.url).resolve;
const fonts = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
];
/** Results that were not used again for so many sheets leave the compiler's memory. */
const keptSheets = 10;

/** The one place that knows Typst; made once a thread, since reading the fonts takes longer than a sheet. */
export class TypstPdf {
  private readonly compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(resolve(font))) }],
  });

  /** Tagged PDF/UA-1 and, for a look on the screen, the same sheet as SVG. */
  render({ source, values }: PdfOrder): { pdf: Buffer; svg: string } {
    const compiled = this.compiler.compile({ mainFileContent: source, inputs: values });
    const sheet = compiled.result;
    if (!sheet) {
      const fault = compiled.takeError();
      throw new Error(`the sheet cannot be set: ${JSON.stringify(fault?.shortDiagnostics ?? null)}`);
    }
    const pdf = this.compiler.pdf(sheet, { pdfStandard: 'ua-1', pdfTags: true });
    const svg = this.compiler.plainSvg(sheet);
    this.compiler.evictCache(keptSheets);
    return { pdf, svg };
  }
}
