type ResourceTexts = {
  /** Singular and plural, chosen by a count. */
  readonly name: string;
  readonly tab: string;
  /** Of an empty list: that it is, and what to do. */
  readonly empty: string;
  readonly invite: string;
};

export const resource = (singular: string, plural: string, { empty = plural, invite = '' }: Partial<Pick<ResourceTexts, 'empty' | 'invite'>> = {}): ResourceTexts => ({
  name: `${singular} |||| ${plural}`,
  tab: plural,
  empty,
  invite,
});
