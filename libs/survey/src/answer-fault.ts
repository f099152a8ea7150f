/** Why an answer cannot be taken: the code of the item (or matrix row), a message key and its numbers. */
export interface AnswerFault {
  itemCode: string;
  key: string;
  params?: Record<string, number> | undefined;
}
