import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** One accent. Light pages take shade 8, dark pages shade 3. */
const teal: MantineColorsTuple = [
  '#eaf5f5',
  '#cfe8e8',
  '#9fd5d6',
  '#5fc3c4',
  '#37a9ab',
  '#208f92',
  '#15797d',
  '#0f6a6f',
  '#0b5e63',
  '#084a4e',
];
const gray: MantineColorsTuple = [
  '#fbfaf7',
  '#f4f2ed',
  '#e9e6df',
  '#d9d4ca',
  '#cfcac0',
  '#a9a49a',
  '#77736b',
  '#5d5a54',
  '#3d3b37',
  '#1c1b19',
];
const dark: MantineColorsTuple = [
  '#ece9e3',
  '#c8c4bb',
  '#aba69c',
  '#75716a',
  '#45423d',
  '#33312d',
  '#262421',
  '#171615',
  '#121110',
  '#0d0c0c',
];
/** The head of a dialog is not the head of the page. */
const overlayHeader = { header: { role: 'presentation' } };
const flat = { defaultProps: { shadow: undefined } };

export const theme = createTheme({
  colors: { teal, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  // Mantine picks the label's colour for the light page only; on the dark page's lighter teal it must be ink.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const onAccent = input.variant === 'filled' && (!input.color || input.color === 'teal');
    return onAccent ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  white: '#fffefb',
  black: '#1c1b19',
  defaultRadius: 2,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', Tahoma, sans-serif",
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.75rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  components: {
    Paper: flat,
    Card: flat,
    Button: { defaultProps: { fw: 600 } },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, attributes: overlayHeader } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, attributes: overlayHeader } },
    Notification: { defaultProps: { withCloseButton: false } },
    Menu: { defaultProps: { transitionProps: { duration: 100 } } },
  },
});

/** Paper and ink, and a red that stands out enough on both. */
export const cssVariables: CSSVariablesResolver = (resolved) => ({
  variables: { '--content-width': '78rem' },
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--mantine-color-text': '#1c1b19',
    '--mantine-color-dimmed': '#5d5a54',
    '--mantine-color-placeholder': '#6b675f',
    '--mantine-color-error': resolved.colors.red[9],
    '--mantine-color-anchor': resolved.colors.teal[8],
    '--mantine-color-default-border': '#a9a49a',
    '--rule': '#d9d4ca',
    '--accent': '#0b5e63',
    '--on-accent': '#fffefb',
    '--trouble': '#9c2f1b',
    '--chosen': '#e3efee',
  },
  dark: {
    '--mantine-color-body': '#171615',
    '--mantine-color-text': '#ece9e3',
    '--mantine-color-dimmed': '#aba69c',
    '--mantine-color-placeholder': '#a39e94',
    '--mantine-color-error': '#f0957f',
    '--mantine-color-anchor': '#5fc3c4',
    '--mantine-color-default-border': '#75716a',
    '--rule': '#45423d',
    '--accent': '#5fc3c4',
    '--on-accent': '#121110',
    '--trouble': '#f0957f',
    '--chosen': '#1d3334',
  },
});
