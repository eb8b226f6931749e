"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidLinkError = void 0;
const common_1 = require("@ticketing/common");
/** 400: the link in a mail is not valid, or no longer. It does not say why: a guesser learns nothing. */
class InvalidLinkError extends common_1.InvalidInputError {
    constructor() {
        super([{ message: 'This link is not valid any more, please ask for a new one', field: 'token' }]);
    }
}
exports.InvalidLinkError = InvalidLinkError;
//# sourceMappingURL=invalid-link-error.js.map