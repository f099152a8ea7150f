export const mailViews = ['html', 'text', 'code', 'source'] as const;
export type MailView = (typeof mailViews)[number];
