import { answerErrors, statusOfUnreadableBody } from '../answer-errors';
import { refusal, SendGridError } from './errors';

const toAnswer = ({ status, errors }: SendGridError) => ({ status, body: { errors } });

export const errorHandler = answerErrors(
  (error) => {
    if (error instanceof SendGridError) return toAnswer(error);
    const status = statusOfUnreadableBody(error);
    if (status === 413) return toAnswer(refusal(413, 'Payload too large'));
    return status === undefined ? undefined : toAnswer(refusal(400, 'Bad Request'));
  },
  toAnswer(refusal(500, 'Internal Server Error')).body,
);
