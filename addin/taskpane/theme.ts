import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme as FluentTheme,
} from '@fluentui/react-components';
import type { Theme } from '../workbook/shell.ts';

/** The green of ledger cloth, from almost black to almost white; 80 is that of the icon. */
const ink: BrandVariants = {
  10: '#021310',
  20: '#05231e',
  30: '#07332c',
  40: '#094238',
  50: '#0b5045',
  60: '#0c594c',
  70: '#0e6254',
  80: '#0f6c5c',
  90: '#2b7f70',
  100: '#459183',
  110: '#5fa397',
  120: '#79b5aa',
  130: '#94c7be',
  140: '#b0d8d1',
  150: '#cde9e4',
  160: '#ebf7f5',
};

/** Typefaces that a hospital's desk has, Chinese ones by name: else the browser picks by its own language. */
const fontFamilyBase =
  "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

const light: FluentTheme = { ...createLightTheme(ink), fontFamilyBase };

const dark: FluentTheme = {
  ...createDarkTheme(ink),
  fontFamilyBase,
  // Fluent's own are a step too dark to be read as text on its dark page.
  colorStatusDangerForeground1: '#e9868f',
  colorBrandForeground1: ink[120],
  colorBrandForeground2: ink[130],
  colorBrandForegroundLink: ink[130],
  colorBrandForegroundLinkHover: ink[140],
  colorBrandForegroundLinkPressed: ink[120],
  colorCompoundBrandForeground1: ink[120],
};

/** In high contrast the system puts its own colours in place of all of ours. */
export const fluentTheme = ({ isDark, isHighContrast }: Theme): FluentTheme =>
  isDark && !isHighContrast ? dark : light;
