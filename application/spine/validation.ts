import { getMetadataStorage, validate } from 'class-validator';

export { validate };

const storage = getMetadataStorage();
type Rules = ReturnType<typeof storage.getTargetValidationMetadatas>;

const find = storage.getTargetValidationMetadatas.bind(storage);
const found = new Map<unknown, Rules>();

/** At every check the library looks through the rules of all classes for those of one. They never change once a class is there, so they are kept. */
storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups): Rules => {
  if (schema || always || strictGroups || groups) return find(target, schema, always, strictGroups, groups);
  const rules = found.get(target) ?? find(target, schema, always, strictGroups, groups);
  found.set(target, rules);
  return rules;
};
