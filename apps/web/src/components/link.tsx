import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>;
type NativeOfButton = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

const MantineAnchor = forwardRef<HTMLAnchorElement, AnchorProps & Native>((props, ref) => (
  <Anchor ref={ref} {...props} />
));
MantineAnchor.displayName = 'MantineAnchor';
const MantineButton = forwardRef<HTMLAnchorElement, ButtonProps & NativeOfButton>((props, ref) => (
  <Button component="a" ref={ref} {...props} />
));
MantineButton.displayName = 'MantineButton';

/** A link in running text or a table; checked against the routes. */
export const TextLink = createLink(MantineAnchor);
/** An act that is a place: looks like a button, is a link. */
export const ButtonLink = createLink(MantineButton);
