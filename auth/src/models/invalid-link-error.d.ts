import { InvalidInputError } from '@ticketing/common';
/** 400: the link in a mail is not valid, or no longer. It does not say why: a guesser learns nothing. */
export declare class InvalidLinkError extends InvalidInputError {
    constructor();
}
