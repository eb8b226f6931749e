"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.userTransitions = void 0;
const common_1 = require("@ticketing/common");
const invalid_link_error_1 = require("./invalid-link-error");
exports.userTransitions = {
    register() {
        this.raise(common_1.userRegistered, { email: this.email });
    },
    revoke() {
        if (this.revoked)
            return;
        this.revoked = true;
        this.raise(common_1.userRevoked, {});
    },
    reinstate() {
        if (!this.revoked)
            return;
        this.revoked = false;
        this.raise(common_1.userReinstated, {});
    },
    requestMail(mail) {
        this.raise(common_1.userMailDue, eventOf(mail));
    },
    changePassword(passwordHash, notice) {
        this.passwordHash = passwordHash;
        this.sessionEpoch += 1;
        this.raise(common_1.userMailDue, eventOf(notice));
    },
    resetPassword(link, passwordHash, notice) {
        if (this.email !== link.email)
            throw new invalid_link_error_1.InvalidLinkError();
        this.useLink(link);
        this.verified = true;
        this.changePassword(passwordHash, notice);
    },
    requestErasure(eraseAt, notice) {
        this.eraseAt = eraseAt;
        this.sessionEpoch += 1;
        this.raise(common_1.userMailDue, eventOf(notice));
    },
    changeEmail(link) {
        this.useLink(link);
        this.email = link.email;
        this.verified = true;
        this.raise(common_1.userEmailChanged, { email: link.email });
    },
    useLink({ _id, epoch }) {
        const wasUsed = this.usedLinks.some((used) => used.equals(_id));
        if (wasUsed || this.sessionEpoch !== epoch || this.revoked)
            throw new invalid_link_error_1.InvalidLinkError();
        this.usedLinks.push(_id);
    },
};
const eventOf = ({ requestId, kind, email, expiresAt }) => ({
    requestId: requestId.toHexString(),
    kind,
    email,
    expiresAt: expiresAt.toISOString(),
});
//# sourceMappingURL=user-transitions.js.map